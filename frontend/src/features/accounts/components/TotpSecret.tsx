import type { Enrolment } from "../api";

/** The secret as a picture to photograph, and as text for who cannot. */
export function TotpSecret({ enrolment }: { enrolment: Enrolment }) {
  return (
    <ol className="rc-enrolment">
      <li>
        <p>
          Ouvrez une application de codes (FreeOTP, Aegis, Microsoft Authenticator…) et photographiez ce carré.
        </p>
        <img
          className="rc-qr"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.qr_svg)}`}
          alt="Carré à photographier&nbsp;; la clé qu’il contient est écrite en dessous"
        />
      </li>
      <li>
        <p>
          Sans appareil photo, recopiez cette clé&nbsp;: <code className="rc-secret">{enrolment.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
        </p>
      </li>
      <li>
        <p>Saisissez le code que l’application affiche.</p>
      </li>
    </ol>
  );
}
