"""The table of requests of the public page, as SQL that one migration applies. Frozen once released."""

from migrations.walls import unit_wall

REQUESTS = """
-- What a young person asked from the public page: five answers, never a sentence. One form, one row.
CREATE TABLE public_requests (
    id uuid PRIMARY KEY,
    ticket_id uuid NOT NULL UNIQUE,
    reference text NOT NULL UNIQUE CHECK (reference ~ '^[2-9A-Z]{4}-[2-9A-Z]{4}$'),
    platform_id uuid NOT NULL REFERENCES units,
    follow_up_id uuid,
    received_on date NOT NULL,
    received_at timestamptz NOT NULL,
    first_name text NOT NULL CHECK (length(first_name) BETWEEN 1 AND 50),
    family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 50),
    birth_date date NOT NULL,
    commune_code text CHECK (commune_code ~ '^[0-9AB]{5}$'),
    postal_code text NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
    city text NOT NULL CHECK (length(city) BETWEEN 1 AND 80),
    last_class text NOT NULL,
    diploma text NOT NULL,
    wish text NOT NULL,
    phone text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    call_when text NOT NULL,
    mail text NOT NULL DEFAULT 'none' CHECK (mail IN ('none', 'queued', 'sent', 'undeliverable', 'uncertain')),
    CHECK (phone <> '' OR email <> ''),
    CHECK (birth_date <= received_on - interval '16 years'),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id)
);
CREATE INDEX public_requests_follow_up ON public_requests (follow_up_id) WHERE follow_up_id IS NOT NULL;

-- Nobody is signed in: a form is left once; sent again, it answers the receipt it had. Nothing else can be read.
CREATE FUNCTION leave_public_request(given jsonb) RETURNS TABLE (id uuid, reference text, platform_id uuid,
    received_on date, diploma text, fresh boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY INSERT INTO public_requests AS r (id, ticket_id, reference, platform_id, received_on, received_at,
        first_name, family_name, birth_date, commune_code, postal_code, city, last_class, diploma, wish, phone, email,
        call_when, mail)
    SELECT g.id, g.ticket_id, g.reference, g.platform_id, g.received_on, g.received_at, g.first_name, g.family_name,
        g.birth_date, g.commune_code, g.postal_code, g.city, g.last_class, g.diploma, g.wish, g.phone, g.email,
        g.call_when, CASE g.email WHEN '' THEN 'none' ELSE 'queued' END
    FROM jsonb_populate_record(NULL::public_requests, given) g
    ON CONFLICT (ticket_id) DO NOTHING
    RETURNING r.id, r.reference, r.platform_id, r.received_on, r.diploma, true;
    IF FOUND THEN
        INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, detail)
        VALUES ((given ->> 'received_at')::timestamptz, (given ->> 'act')::uuid,
            '00000000-0000-0000-0000-000000000000', 'public', 'public_request:leave', 'write',
            jsonb_build_object('request_id', given ->> 'id'));
    ELSE
        RETURN QUERY SELECT r.id, r.reference, r.platform_id, r.received_on, r.diploma, false FROM public_requests r
            WHERE r.ticket_id = (given ->> 'ticket_id')::uuid;
    END IF;
END
$$;

-- How soon a platform means to call: its own setting, without which the page would promise what is not meant.
CREATE FUNCTION platform_first_contact_days(asked uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    SELECT s.first_contact_days FROM platform_settings s WHERE s.platform_id = asked
$$;
"""
_DOORS = ("leave_public_request(jsonb)", "platform_first_contact_days(uuid)")


def requests_lines() -> list[str]:
    """Seen by the platform it went to; written by the public page through its one function."""
    lines = unit_wall("public_requests", unit="platform_id", grants="SELECT")
    for door in _DOORS:
        lines += [f"REVOKE ALL ON FUNCTION {door} FROM PUBLIC", f"GRANT EXECUTE ON FUNCTION {door} TO raccroche_app"]
    lines.append("GRANT EXECUTE ON FUNCTION platform_first_contact_days(uuid) TO raccroche_jobs")
    return lines


def forget_requests() -> list[str]:
    return [*(f"DROP FUNCTION {door}" for door in _DOORS), "DROP TABLE public_requests"]
