-- Tells every listener of every process that a sweep changed; see operations/change-listener.ts.
CREATE FUNCTION notify_sweep_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(
    'sim_sweep_changed',
    json_build_array(NEW.tenant_id, NEW.sweep_id, NEW.state, NEW.version)::text
  );
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER sweep_changed AFTER INSERT OR UPDATE ON sweeps FOR EACH ROW EXECUTE FUNCTION notify_sweep_changed();
