"""Logs that are never changed: a trigger refuses it, but for the organisation that is being deleted after its waiting time."""

_GUARD = """
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF current_setting('remit.deleting', true) = OLD.organisation_id::text THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '{log} is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""


def guard(function: str, log: str) -> str:
    """For migrations: the SQL of the trigger function; ``log`` begins the sentence of its refusal."""
    return _GUARD.format(function=function, log=log)
