-- When a person last wanted to know what came of what is in doubt; 0 if nobody did.
ALTER TABLE transfer_order ADD COLUMN asked_ms INTEGER NOT NULL DEFAULT 0;
-- Who said how it ended, where the platform did not: a cause such as staff:123.
ALTER TABLE transfer_item ADD COLUMN said_by TEXT;
