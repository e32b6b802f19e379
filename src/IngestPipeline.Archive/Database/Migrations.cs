using System.Globalization;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>Forward migrations, in order. A released one is never edited; a change is a new one at the end.</summary>
internal static class Migrations
{
    private static readonly string[] Steps =
    [
        """
        create table documents(
          sequence integer primary key autoincrement,
          id text not null unique,
          file_name text not null,
          search_folded text not null,
          media_type text, bytes integer not null,
          state text not null, access integer not null, access_fixed integer not null default 0,
          attempts integer not null default 0, next_attempt_at integer,
          reason_code text, reason_vi text, reason_en text, reason_page integer,
          stage text, pages_done integer not null default 0, pages_total integer not null default 0,
          pages integer, pipeline_name text, pipeline_version text, seconds real,
          section_count integer not null default 0, fact_count integer not null default 0, citation_count integer not null default 0,
          repair_count integer not null default 0, warning_count integer not null default 0,
          doc_type text, number_symbol text, number_key text, issuer text, issuer_folded text, place text,
          date text, year integer, subject text, secrecy text, urgency text,
          change_number integer not null default 0,
          accepted_at integer not null, updated_at integer not null);
        create index documents_state on documents(state, sequence);
        create index documents_type on documents(doc_type, sequence);
        create index documents_year on documents(year, sequence);
        create index documents_number on documents(number_key, sequence);
        create index documents_change on documents(change_number);

        create table contents(
          document integer primary key references documents(sequence) on delete cascade,
          json blob not null,
          words blob not null);

        create table uploads(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          user_name text not null, at integer not null, file_name text not null, batch text);
        create index uploads_document on uploads(document, number);
        create index uploads_batch on uploads(batch, document);

        create table facts(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          ordinal integer not null,
          id text not null, start_offset integer not null, end_offset integer not null, raw text not null,
          value text not null, of_value text, unit text, unit_folded text, kind text not null, change text, baseline text, approx text, status text not null,
          indicator text, indicator_folded text, period text, place text, place_folded text,
          section text, section_title text, page integer not null, x0 real, y0 real, x1 real, y1 real,
          cell_table integer, cell_row integer, cell_column integer, confidence real not null);
        create unique index facts_document on facts(document, ordinal);
        create index facts_unit on facts(unit_folded, document, ordinal);
        create index facts_kind on facts(kind, document, ordinal);
        create index facts_period on facts(period, document, ordinal);

        create table citations(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          ordinal integer not null,
          start_offset integer not null, end_offset integer not null, raw text not null, type text, type_folded text,
          number_symbol text not null, number_key text not null, date text, issuer text, issuer_folded text,
          section text, page integer not null, confidence real not null);
        create unique index citations_document on citations(document, ordinal);
        create index citations_number on citations(number_key, document, ordinal);
        create index citations_type on citations(type_folded, document, ordinal);

        create table changes(
          number integer primary key autoincrement,
          document_id text not null, kind text not null, at integer not null);
        create index changes_document on changes(document_id, number);

        create table attempts(
          document integer not null references documents(sequence) on delete cascade,
          number integer not null, began_at integer not null, ended_at integer,
          outcome text not null, code text, detail text, stage_times text,
          primary key(document, number));

        create table accounts(
          id integer primary key autoincrement,
          name text not null unique, display_name text not null, role text not null, active integer not null default 1,
          password text not null, stamp text not null, must_change integer not null default 0,
          failures integer not null default 0, locked_until integer, created_at integer not null);

        create table tokens(
          id integer primary key autoincrement,
          account integer not null references accounts(id) on delete cascade,
          label text not null, hash text not null unique, created_at integer not null, last_used_at integer);

        create table audit(
          number integer primary key autoincrement,
          at integer not null, user_name text not null, action text not null, document_id text, detail text);
        create index audit_document on audit(document_id, number);
        create index audit_user on audit(user_name, number);
        create index audit_action on audit(action, number);
        """,
        """
        create table repair_decisions(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          rejected integer not null,
          scope text not null, kind text,
          place integer, original text, replacement text, text_before text, text_after text,
          user_name text not null, at integer not null);
        create index repair_decisions_document on repair_decisions(document, number);
        alter table documents add column letter_repair_count integer;
        alter table documents add column review_number integer not null default 0;
        create index documents_repaired on documents(sequence) where letter_repair_count > 0;
        """,
        """
        create table metadata_edits(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          field text not null, read_value text not null, value text,
          user_name text not null, at integer not null);
        create index metadata_edits_document on metadata_edits(document, number);
        create table structure_edits(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          digest text not null, occurrence integer not null, line text not null,
          read_level integer not null, read_role text, level integer, role text, taken_back integer not null,
          user_name text not null, at integer not null);
        create index structure_edits_document on structure_edits(document, number);
        alter table documents add column correction_number integer not null default 0;
        alter table documents add column doubtful_count integer;
        create index documents_doubtful on documents(sequence) where doubtful_count > 0;
        """,
        """
        create table fact_reviews(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          digits text not null, text_before text not null, text_after text not null, occurrence integer not null,
          verdict text, read_value text not null, said_value text not null,
          user_name text not null, at integer not null);
        create index fact_reviews_document on fact_reviews(document, number);
        alter table facts add column review text;
        alter table facts add column reviewed_by text;
        alter table facts add column reviewed_at integer;
        alter table facts add column period_from integer generated always as (
          substr(period, 1, 4) * 12 + case when substr(period, 5, 1) <> '-' then 1 when substr(period, 6, 1) = 'Q' then substr(period, 7, 1) * 3 - 2
            when substr(period, 6, 1) = 'H' then substr(period, 7, 1) * 6 - 5 else substr(period, 6, 2) + 0 end) virtual;
        alter table facts add column period_to integer generated always as (
          substr(period, instr(period, '/') + 1, 4) * 12 + case when substr(period, instr(period, '/') + 5, 1) <> '-' then 12
            when substr(period, instr(period, '/') + 6, 1) = 'Q' then substr(period, instr(period, '/') + 7, 1) * 3
            when substr(period, instr(period, '/') + 6, 1) = 'H' then substr(period, instr(period, '/') + 7, 1) * 6 else substr(period, instr(period, '/') + 6, 2) + 0 end) virtual;
        create index facts_reviewed on facts(review, document, ordinal) where review is not null;
        """,
        """
        alter table facts add column sentence text;
        """,
        """
        alter table documents add column cite_key text;
        alter table documents add column cite_year integer;
        alter table citations add column cite_key text;
        alter table citations add column cite_year integer;
        update documents set cite_key = citation_key(doc_type, number_symbol), cite_year = citation_year(doc_type, number_symbol, date) where number_symbol is not null;
        update citations set cite_key = citation_key(type, number_symbol), cite_year = citation_year(type, number_symbol, date);
        create index documents_cited on documents(cite_key, cite_year);
        create index citations_cited on citations(cite_key, cite_year, document);
        """,
        """
        create table cited_works(
          cite_key text not null, cite_year integer, level integer not null, documents integer not null, mentions integer not null,
          type text, number_symbol text not null, date text, issuer text, types text not null, names text not null,
          first_date text, last_date text, issuers text not null, held integer not null);
        create index cited_works_order on cited_works(level, documents desc, mentions desc, cite_key, cite_year);
        create index cited_works_held on cited_works(level, held, documents desc, mentions desc, cite_key, cite_year);
        create index cited_works_key on cited_works(cite_key);
        create table cited_stale(cite_key text primary key) without rowid;
        insert into cited_stale select distinct cite_key from citations where cite_key is not null;
        create trigger citations_added after insert on citations when new.cite_key is not null begin
          insert into cited_stale values(new.cite_key) on conflict do nothing; end;
        create trigger citations_dropped after delete on citations when old.cite_key is not null begin
          insert into cited_stale values(old.cite_key) on conflict do nothing; end;
        create trigger documents_recited after update of access, cite_key, cite_year, date, issuer on documents
          when old.access is not new.access or old.cite_key is not new.cite_key or old.cite_year is not new.cite_year or old.date is not new.date or old.issuer is not new.issuer begin
          insert into cited_stale select old.cite_key where old.cite_key is not null on conflict do nothing;
          insert into cited_stale select new.cite_key where new.cite_key is not null on conflict do nothing;
          insert into cited_stale select distinct cite_key from citations where document = new.sequence and cite_key is not null on conflict do nothing; end;
        create trigger documents_uncited after delete on documents when old.cite_key is not null begin
          insert into cited_stale values(old.cite_key) on conflict do nothing; end;
        """,
        """
        create table recognition_decisions(
          number integer primary key autoincrement,
          document integer not null references documents(sequence) on delete cascade,
          mode text not null, pages text not null,
          user_name text not null, at integer not null);
        create index recognition_decisions_document on recognition_decisions(document, number);
        alter table documents add column recognition_number integer not null default 0;
        alter table documents add column unread_pages integer;
        alter table documents add column doubtful_pages integer;
        create index documents_unread on documents(sequence) where unread_pages > 0 or doubtful_pages > 0;
        """,
    ];

    public static int Latest => Steps.Length;

    public static void Apply(SqliteConnection connection, TimeProvider clock)
    {
        connection.CreateFunction("citation_key", (string? type, string? number) => CitationKey.Of(type, number, null)?.Value, isDeterministic: true);
        connection.CreateFunction(
            "citation_year", (string? type, string? number, string? date) => CitationKey.Of(type, number, date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture))?.Year, isDeterministic: true);
        connection.Execute("create table if not exists schema_versions(version integer primary key, applied_at integer not null)");
        connection.Execute("begin immediate");
        try
        {
            var version = (int)connection.Number("select max(version) from schema_versions");
            RefuseNewer(version);
            for (; version < Latest; version++)
            {
                connection.Execute(Steps[version]);
                connection.Execute("insert into schema_versions(version, applied_at) values(@v, @at)", ("@v", version + 1), ("@at", clock.Milliseconds()));
            }

            connection.Execute("commit");
        }
        catch
        {
            connection.Execute("rollback");
            throw;
        }
    }

    /// <exception cref="InvalidDataException">The version is newer than this program.</exception>
    public static void RefuseNewer(int version)
    {
        if (version > Latest)
        {
            throw new InvalidDataException(
                $"Cơ sở dữ liệu thuộc phiên bản mới hơn ({version}) chương trình này ({Latest}) / The database is of a newer version ({version}) than this program ({Latest})");
        }
    }
}
