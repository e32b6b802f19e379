using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// The SQLite database: write-ahead log, foreign keys, one writer at a time. Writers of this process queue for a lock of their own,
/// those of other processes wait for SQLite's; a write transaction begins as one (BEGIN IMMEDIATE), so none dies of an upgrade.
/// </summary>
public sealed class ArchiveDatabase : IDisposable
{
    private readonly Lock _writing = new();
    private readonly SqliteConnectionStringBuilder _connection;

    private ArchiveDatabase(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        Path = path;
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, ForeignKeys = true, DefaultTimeout = 60, Pooling = true };
    }

    public string Path { get; }

    /// <summary>For the job store, which opens its own connections.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="InvalidDataException">The database was made by a newer version of the program.</exception>
    public static ArchiveDatabase Open(ArchiveFolder folder, TimeProvider clock)
    {
        var database = new ArchiveDatabase(folder.Database);
        using (var connection = database.Connect())
        {
            connection.Execute("pragma journal_mode = wal");
            Migrations.Apply(connection, clock);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return database;
    }

    /// <summary>Opens the database to read it and nothing else, also while a server writes to it. Its schema stays as old as it is.</summary>
    /// <exception cref="InvalidDataException">The file is no archive, or one of a newer version of the program.</exception>
    public static ArchiveDatabase OpenReadOnly(ArchiveFolder folder)
    {
        var database = new ArchiveDatabase(folder.Database, SqliteOpenMode.ReadOnly);
        try
        {
            if (!database.Has("schema_versions"))
            {
                throw new InvalidDataException($"{folder.Database}: không phải cơ sở dữ liệu của kho lưu trữ / not the database of an archive");
            }

            Migrations.RefuseNewer((int)database.Read(c => c.Number("select max(version) from schema_versions")));
            return database;
        }
        catch (Exception e)
        {
            database.Dispose();
            if (e is SqliteException)
            {
                throw Unreadable(folder, e);
            }

            throw;
        }
    }

    internal static InvalidDataException Unreadable(ArchiveFolder folder, Exception e) =>
        new($"{folder.Database}: không đọc được kho lưu trữ / the archive cannot be read: {e.Message}", e);

    internal bool Has(string table) => Read(c => c.Number("select count(*) from sqlite_master where type = 'table' and name = @table", ("@table", table))) > 0;

    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        connection.Execute("pragma busy_timeout = 60000");
        return connection;
    }

    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Connect();
        return read(connection);
    }

    /// <summary>One transaction: all of it or nothing. Durable when this returns.</summary>
    internal T Write<T>(Func<SqliteConnection, T> write)
    {
        lock (_writing)
        {
            using var connection = Connect();
            connection.Execute("begin immediate");
            try
            {
                var result = write(connection);
                connection.Execute("commit");
                return result;
            }
            catch
            {
                // A failed commit may have rolled back by itself; the error that matters is the first.
                try
                {
                    connection.Execute("rollback");
                }
                catch (SqliteException)
                {
                }

                throw;
            }
        }
    }

    internal void Write(Action<SqliteConnection> write) => Write(connection =>
    {
        write(connection);
        return 0;
    });

    /// <summary>What SQLite itself finds wrong with the file; empty if nothing.</summary>
    public IReadOnlyList<string> CheckIntegrity() => Read(c =>
        c.Query("pragma quick_check", r => r.GetString(0)).Where(line => line != "ok")
            .Concat(c.Query("pragma foreign_key_check", r => $"{r.GetString(0)}: a row refers to a missing row of {r.GetString(2)}"))
            .ToList());

    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
