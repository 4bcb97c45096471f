-- A generation for candidates named one by one: a lost slip, or a forgotten password without any e-mail.
ALTER TABLE account_generation ADD COLUMN chosen boolean NOT NULL DEFAULT false;
