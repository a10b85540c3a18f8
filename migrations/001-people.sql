-- Agencies as a tree, their sections (股室), accounts, roles, sign-in.
-- Placements (src/db/placements.ts): agencies, sections, accounts, memberships, agency_successions are reference tables;
-- sessions, sign_ins, rate_limits, setup_codes stay on the coordinator.

create table agencies (
  id uuid primary key,
  -- the short name in addresses, application numbers and API ids; never given to another agency
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (name <> ''),
  -- 国家、省、市、县、乡
  level text not null check (level in ('nation', 'province', 'city', 'county', 'township')),
  parent_id uuid references agencies (id),
  -- 行政区划代码 (GB/T 2260), where known
  region text check (region ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  created_at timestamptz not null,
  -- since when it no longer acts (撤并); its rows stay, its successors answer for them (art. 10)
  dissolved_on date,
  check (parent_id <> id)
);
create index agencies_parent on agencies (parent_id);

-- 机构改革: who carries on the duties of whom. Several may succeed one, one may succeed several.
create table agency_successions (
  predecessor_id uuid not null references agencies (id),
  successor_id uuid not null references agencies (id),
  effective_on date not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);

create table sections (
  id uuid primary key,
  agency_id uuid not null references agencies (id),
  name text not null check (name <> ''),
  created_at timestamptz not null,
  unique (agency_id, name)
);

create table accounts (
  id uuid primary key,
  -- the home agency: its administrator looks after the account, its journal records it
  agency_id uuid not null references agencies (id),
  login_name text not null unique check (login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text not null check (display_name <> ''),
  password_hash text not null,
  must_change_password boolean not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);
create index accounts_agency on accounts (agency_id);

-- A role in an agency; section_id narrows a section drafter to the section.
create table memberships (
  account_id uuid not null references accounts (id),
  agency_id uuid not null references agencies (id),
  role text not null check (role in ('administrator', 'officer', 'drafter', 'reviewer', 'leader', 'superior', 'auditor')),
  section_id uuid references sections (id),
  primary key (account_id, agency_id, role)
);
create index memberships_agency on memberships (agency_id);

create table sessions (
  -- SHA-256 of the cookie's value: whoever reads this table cannot sign in with it
  token_hash bytea primary key,
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text
);
create index sessions_account on sessions (account_id);

create table sign_ins (
  account_id uuid primary key references accounts (id),
  last_signed_in_at timestamptz,
  last_address text,
  failures integer not null default 0
);

-- Counters of a window; the key never holds a name or an address in clear.
create table rate_limits (
  key text primary key,
  points integer not null,
  resets_at timestamptz not null
);

-- The one-time code that `serve` prints while there is no agency yet.
create table setup_codes (
  code_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
