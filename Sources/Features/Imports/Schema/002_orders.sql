-- How a run is to be made, as the JSON of ImportOrder: a queue survives a restart. upload is where the file lies, one run for
-- each; starts counts how often it was begun, so that a file that ends the server does not end it for ever.
ALTER TABLE import_run ADD COLUMN order_json TEXT;
ALTER TABLE import_run ADD COLUMN upload TEXT;
ALTER TABLE import_run ADD COLUMN starts INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX import_run_upload ON import_run (workspace_id, upload);
