-- Who talks as robots do is no speaker until somebody says otherwise: every diagnosis is made anew.
UPDATE group_version SET changes = changes + 1;
