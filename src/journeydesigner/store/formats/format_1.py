"""Format 1 as its files hold it. Made from `tables`; a test says when the two no longer agree."""

# ruff: noqa: E501 (SQL as SQLite keeps it, compared letter by letter)

from __future__ import annotations

SQL = """\
CREATE TABLE channel (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    family TEXT NOT NULL CHECK (family IN ('website', 'app', 'portal', 'email', 'sms', 'social', 'chat', 'video', 'phone', 'post', 'print', 'signage', 'place', 'event', 'kiosk', 'transport', 'product', 'marketplace', 'reviews', 'search', 'learning', 'media', 'other')),
    nature TEXT NOT NULL CHECK (nature IN ('physical', 'hybrid', 'remote', 'digital')),
    human TEXT NOT NULL CHECK (human IN ('none', 'on_request', 'asynchronous', 'synchronous')),
    control TEXT NOT NULL CHECK (control IN ('brand', 'partner', 'customer', 'external')),
    direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound', 'two_way')),
    devices TEXT NOT NULL,
    network INTEGER NOT NULL CHECK (network IN (0, 1)),
    counterparts TEXT NOT NULL,
    purpose_fr TEXT,
    purpose_en TEXT,
    owner TEXT,
    status TEXT NOT NULL CHECK (status IN ('idea', 'pilot', 'live', 'retired'))
) WITHOUT ROWID, STRICT;
CREATE TABLE journey (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('customer_b2c', 'customer_b2b', 'user', 'employee', 'supplier', 'partner')),
    horizon TEXT NOT NULL CHECK (horizon IN ('task', 'lifecycle')),
    horizon_months INTEGER,
    state TEXT NOT NULL CHECK (state IN ('current', 'future', 'hypothesis')),
    compares_to TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'in_review', 'validated', 'archived')),
    goal_fr TEXT,
    goal_en TEXT,
    trigger_fr TEXT,
    trigger_en TEXT,
    outcome_fr TEXT,
    outcome_en TEXT,
    brand_promise_fr TEXT,
    brand_promise_en TEXT,
    objective_fr TEXT,
    objective_en TEXT,
    owner TEXT,
    sponsor TEXT,
    personas TEXT NOT NULL,
    review_date TEXT,
    markets TEXT NOT NULL,
    languages TEXT NOT NULL,
    continuous_roles TEXT NOT NULL,
    links TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE persona (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('primary', 'secondary')),
    client_kind TEXT NOT NULL CHECK (client_kind IN ('customer_b2c', 'customer_b2b', 'user', 'employee', 'supplier', 'partner')),
    goals TEXT NOT NULL,
    needs TEXT NOT NULL,
    constraints TEXT NOT NULL,
    devices TEXT NOT NULL,
    applications TEXT NOT NULL,
    products TEXT NOT NULL,
    digital_ease INTEGER,
    preferred TEXT NOT NULL,
    avoided TEXT NOT NULL,
    languages TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('assumption', 'research')),
    evidence TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE project (
    id TEXT NOT NULL PRIMARY KEY,
    title_fr TEXT NOT NULL,
    title_en TEXT NOT NULL,
    schema_version INTEGER NOT NULL CHECK (schema_version IN (1)),
    bilingual INTEGER NOT NULL CHECK (bilingual IN (0, 1)),
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    created TEXT,
    updated TEXT,
    severity_profile TEXT NOT NULL,
    thresholds_handover_run INTEGER NOT NULL,
    thresholds_local_share REAL NOT NULL,
    thresholds_evidence_days INTEGER NOT NULL,
    thresholds_lookalike_channels INTEGER NOT NULL,
    thresholds_local_global_gap REAL NOT NULL,
    thresholds_low_digital_ease INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE role (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    unit TEXT NOT NULL,
    person TEXT,
    external INTEGER NOT NULL CHECK (external IN (0, 1)),
    mandate_start TEXT,
    mandate_end TEXT,
    placeholder INTEGER NOT NULL CHECK (placeholder IN (0, 1)),
    backup TEXT,
    reports_to TEXT,
    transverse INTEGER NOT NULL CHECK (transverse IN (0, 1)),
    expertise TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE system (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name TEXT,
    name_fr TEXT,
    name_en TEXT,
    unit TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('crm', 'erp', 'hris', 'cms', 'booking', 'ticketing', 'learning', 'identity', 'kiosk', 'automation', 'other')),
    identity_domain TEXT,
    links TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    function TEXT NOT NULL CHECK (function IN ('marketing', 'sales', 'service', 'product', 'hr', 'it', 'digital', 'purchasing', 'operations', 'finance', 'legal', 'executive', 'journey', 'provider', 'partner', 'other')),
    parent TEXT,
    external INTEGER NOT NULL CHECK (external IN (0, 1))
) WITHOUT ROWID, STRICT;
CREATE TABLE waiver (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    rule TEXT NOT NULL,
    element TEXT NOT NULL,
    persona TEXT,
    reason TEXT NOT NULL,
    waived_by TEXT,
    date TEXT,
    until TEXT,
    seen TEXT
) WITHOUT ROWID, STRICT;
CREATE TABLE evidence (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    journey TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('interview', 'survey', 'observation', 'analytics', 'log', 'workshop', 'document')),
    date TEXT NOT NULL,
    reliability INTEGER,
    covers TEXT NOT NULL,
    note_fr TEXT,
    note_en TEXT,
    FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_evidence_journey ON evidence (journey);
CREATE TABLE kpi (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    journey TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    metric TEXT NOT NULL CHECK (metric IN ('nps', 'csat', 'ces', 'percent', 'count', 'duration_min', 'revenue', 'roi', 'other')),
    family TEXT CHECK (family IN ('perception', 'operation', 'business')),
    scope TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    baseline REAL,
    target REAL,
    current REAL,
    unit TEXT,
    frequency TEXT CHECK (frequency IN ('daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
    source_fr TEXT,
    source_en TEXT,
    owner TEXT,
    FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_kpi_journey ON kpi (journey);
CREATE TABLE opportunity (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    journey TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    touchpoints TEXT NOT NULL,
    pains TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('training', 'tool', 'process', 'content', 'space', 'channel')),
    impact INTEGER,
    effort INTEGER,
    cost REAL,
    owner TEXT,
    due TEXT,
    status TEXT NOT NULL CHECK (status IN ('idea', 'planned', 'doing', 'done', 'dropped')),
    FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_opportunity_journey ON opportunity (journey);
CREATE TABLE stage (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    journey TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('awareness', 'consideration', 'purchase', 'delivery', 'onboarding', 'use', 'support', 'loyalty', 'advocacy', 'exit', 'win_back', 'other')),
    goal_fr TEXT,
    goal_en TEXT,
    owner TEXT,
    raci TEXT NOT NULL,
    personas TEXT,
    intended_worlds TEXT NOT NULL CHECK (intended_worlds IN ('any', 'physical_only', 'digital_only')),
    intended_reason_fr TEXT,
    intended_reason_en TEXT,
    sub_journey TEXT,
    duration_h INTEGER,
    FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_stage_journey ON stage (journey);
CREATE TABLE transition (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    journey TEXT NOT NULL,
    from_touchpoint TEXT NOT NULL,
    to_touchpoint TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sequence', 'choice', 'loop', 'skip', 'fallback')),
    condition_fr TEXT,
    condition_en TEXT,
    p REAL,
    max_iterations INTEGER,
    delay_min INTEGER,
    bridge_by TEXT CHECK (bridge_by IN ('none', 'link', 'qr', 'code', 'account', 'reference', 'appointment', 'ticket', 'badge', 'email', 'sms', 'phone_number', 'form', 'printed_document', 'human_introduction')),
    bridge_identity INTEGER CHECK (bridge_identity IN (0, 1)),
    bridge_history INTEGER CHECK (bridge_history IN (0, 1)),
    bridge_owner TEXT,
    FOREIGN KEY(journey) REFERENCES journey (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_transition_journey ON transition (journey);
CREATE TABLE touchpoint (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    stage TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('communication', 'action')),
    layer TEXT NOT NULL CHECK (layer IN ('client', 'frontstage', 'backstage', 'support')),
    channel TEXT,
    alt TEXT NOT NULL,
    initiator TEXT CHECK (initiator IN ('client', 'organisation', 'partner', 'peer')),
    intent TEXT CHECK (intent IN ('inform', 'buy', 'use', 'solve', 'maintain')),
    place TEXT CHECK (place IN ('home', 'workplace', 'third_place', 'on_the_move', 'partner_site', 'organisation_site', 'outdoors')),
    owner TEXT,
    raci TEXT NOT NULL,
    critical INTEGER NOT NULL CHECK (critical IN (0, 1)),
    needs_identity INTEGER NOT NULL CHECK (needs_identity IN (0, 1)),
    needs_history INTEGER NOT NULL CHECK (needs_history IN (0, 1)),
    personalised INTEGER NOT NULL CHECK (personalised IN (0, 1)),
    promise TEXT CHECK (promise IN ('supports', 'neutral', 'contradicts')),
    systems TEXT NOT NULL,
    process_fr TEXT,
    process_en TEXT,
    process_kind TEXT CHECK (process_kind IN ('business', 'administrative')),
    availability TEXT NOT NULL CHECK (availability IN ('always', 'hours', 'season')),
    connectivity TEXT NOT NULL CHECK (connectivity IN ('good', 'poor', 'none')),
    wait_min INTEGER,
    wait_tolerance_min INTEGER,
    duration_min INTEGER,
    entry INTEGER NOT NULL CHECK (entry IN (0, 1)),
    exit INTEGER NOT NULL CHECK (exit IN (0, 1)),
    emotion_label TEXT CHECK (emotion_label IN ('excited', 'happy', 'reassured', 'neutral', 'nervous', 'disappointed', 'frustrated')),
    emotion_score INTEGER,
    emotion_source TEXT CHECK (emotion_source IN ('observed', 'assumed')),
    emotion_persona TEXT,
    thought_fr TEXT,
    thought_en TEXT,
    offer_fr TEXT,
    offer_en TEXT,
    evidence_object_fr TEXT,
    evidence_object_en TEXT,
    good_practice INTEGER NOT NULL CHECK (good_practice IN (0, 1)),
    tags TEXT NOT NULL,
    FOREIGN KEY(stage) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_touchpoint_stage ON touchpoint (stage);
CREATE TABLE pain_point (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    severity INTEGER,
    evidence TEXT NOT NULL,
    FOREIGN KEY(touchpoint) REFERENCES touchpoint (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_pain_point_touchpoint ON pain_point (touchpoint);
"""
