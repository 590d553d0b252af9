import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { phoneNumber, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { TransitionBar } from "@/shared/ui/TransitionBar";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { followUpQuery, type FollowUpPage as Page } from "../api";
import { Alerts } from "../components/Alerts";
import { CallPanel } from "../components/CallPanel";
import { Contracts } from "../components/Contracts";
import { PutOnAgenda } from "../components/PutOnAgenda";
import { RecordHeader } from "../components/RecordHeader";
import { Attempts, Interviews, Part, Partners, Promises, Returns, Solutions } from "../components/RecordParts";
import { RequestsLeft } from "../components/RequestsLeft";
import { SummonsPart } from "../components/SummonsPart";
import { nameOf, telHref } from "../logic/list";
import { actHref, expectedOf, offersOf, otherGestures, statusSentences, timelineOf } from "../logic/record";
import { useAttempt } from "../useActs";

/** « Où en est Mehdi, qui s’en occupe, que lui a-t-on promis et pour quand ? » */
export function FollowUpPage() {
  const { followUpId = "" } = useRouteParams();
  const { data, error, refetch } = useQuery(followUpQuery(followUpId));
  requireRecord(error);
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Suivi" breadcrumb={[{ label: "Liste de travail", href: "/suivis" }]} />
        {error === null ? <Skeleton lines={10} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  return (
    <>
      <RecordHeader page={data.body} />
      <Alerts page={data.body} />
      <Body page={data.body} />
    </>
  );
}

function Body({ page }: { page: Page }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const offers = offersOf(page, may);
  const asked = useSearch({ strict: false })["noter"];
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <Part id="situation" title="Où il en est">
          <p className="rc-strong">{typeset(page.waiting.sentence)}.</p>
          <ul className="rc-statuses">
            {statusSentences(page).map((sentence) => (
              <li key={sentence}>{typeset(sentence)}</li>
            ))}
          </ul>
        </Part>
        <Promises page={page} />
        <Contacts key={asked ?? ""} page={page} asked={asked} />
        <Interviews page={page} mayWrite={page.may_write && may("interviews:write")} />
        <Solutions page={page} />
        <Returns page={page} />
        <SummonsPart page={page} />
        <Partners page={page} />
        <Part id="history" title="Depuis le début">
          <CaseTimeline events={timelineOf(page.timeline)} />
        </Part>
      </div>
      <div>
        {offers.length > 0 && <TransitionBar offers={offers} expected={expectedOf(page, offers)} hrefFor={(name) => actHref(page.followed.id, name)} today={today()} />}
      </div>
      <aside aria-label="Repères" className="rc-follow-up__aside">
        <OtherGestures page={page} />
        {page.may_write && <PutOnAgenda followUpId={page.followed.id} />}
        <Reach page={page} />
        {page.followed.source === "spontaneous" && <RequestsLeft followUpId={page.followed.id} />}
        <Contracts id={page.followed.id} />
      </aside>
    </div>
  );
}

function OtherGestures({ page }: { page: Page }) {
  const links = otherGestures(page);
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="other-gestures" className="rc-no-print">
      <h2 id="other-gestures" className="fr-h5">
        Noter aussi
      </h2>
      <ul className="rc-plain-list">
        {links.map(({ label, href }) => (
          <li key={href}>
            <AppLink className="fr-link" href={href}>
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** « Noter un essai » opens under its button, from the keyboard or from an address. */
function Contacts({ page, asked }: { page: Page; asked: string | undefined }) {
  const router = useRouter();
  const [calling, setCalling] = useState(asked !== undefined && page.may_write);
  const close = (): void => {
    setCalling(false);
    if (asked !== undefined) void router.navigate({ href: `/suivis/${page.followed.id}`, replace: true, resetScroll: false });
  };
  const attempt = useAttempt(close);
  const { identity } = page.followed;
  useShortcuts(page.may_write ? [{ keys: "c", label: "Noter un essai", run: () => setCalling(true) }] : []);
  return (
    <Attempts
      page={page}
      action={
        page.may_write ? (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" aria-expanded={calling} onClick={() => (calling ? close() : setCalling(true))}>
            Noter un essai
          </button>
        ) : null
      }
    >
      {calling && (
        <div className="rc-box">
          <CallPanel
            person={nameOf(identity)}
            phone={identity.phone}
            result={asked === "rendez-vous" ? "appointment" : ""}
            error={attempt.error}
            pending={attempt.isPending}
            hasNext={false}
            onSave={(body) => attempt.mutate({ id: page.followed.id, person: nameOf(identity), body, next: false })}
            onClose={close}
          />
        </div>
      )}
    </Attempts>
  );
}

function Reach({ page: { followed } }: { page: Page }) {
  const { phone, email, city, postal_code } = followed.identity;
  const missing = <span className="rc-mention">non renseigné</span>;
  return (
    <section aria-labelledby="reach">
      <h2 id="reach" className="fr-h5">
        Le joindre
      </h2>
      <dl className="rc-facts">
        <div>
          <dt>Téléphone</dt>
          <dd>{phone === null ? missing : <a href={telHref(phone)}>{phoneNumber(phone)}</a>}</dd>
        </div>
        <div>
          <dt>Courriel</dt>
          <dd>{email === null ? missing : <a href={`mailto:${email}`}>{email}</a>}</dd>
        </div>
        <div>
          <dt>Commune</dt>
          <dd>{city === null ? missing : [postal_code, city].filter((part) => part !== null).join(" ")}</dd>
        </div>
        <div>
          <dt>Dernier établissement</dt>
          <dd>{followed.last.school_name ?? missing}</dd>
        </div>
        <div>
          <dt>Mission locale</dt>
          <dd>{followed.known_to_mission_locale ? "connu" : "non connu"}</dd>
        </div>
      </dl>
    </section>
  );
}
