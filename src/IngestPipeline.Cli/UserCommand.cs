using System.CommandLine;
using IngestPipeline.Archive;

namespace IngestPipeline.Cli;

/// <summary><c>ingest user add</c>: accounts of the web application.</summary>
internal static class UserCommand
{
    private static readonly Dictionary<string, UserRole> Roles = new(StringComparer.Ordinal)
    {
        ["admin"] = UserRole.Administrator,
        ["archivist"] = UserRole.Archivist,
        ["staff"] = UserRole.Staff,
        ["researcher"] = UserRole.Researcher,
    };

    public static Command Create() => new("user", "Tài khoản / Accounts") { Add() };

    private static Command Add()
    {
        var data = CommonOptions.Data();
        var name = new Argument<string>("NAME") { Description = "Tên đăng nhập / Sign-in name" };
        var display = new Option<string?>("--display-name") { Description = "Họ và tên / Full name" };
        var role = new Option<string>("--role") { Description = "admin, archivist, staff, researcher", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var command = new Command(
            "add",
            """
            Thêm tài khoản; mật khẩu sinh ngẫu nhiên được in ra một lần và phải đổi khi đăng nhập. / Adds an account; the generated password is printed once and must be changed at the first sign-in.

            Ví dụ / Example: ingest user add huong --role archivist --display-name "Phòng Lưu trữ"
            """)
        {
            data, name, display, role,
        };
        command.SetAction(r =>
        {
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            var password = AccountStore.GeneratePassword();
            var account = archive.Accounts.Create(r.GetRequiredValue(name), r.GetValue(display) ?? r.GetRequiredValue(name), Roles[r.GetRequiredValue(role)], password, mustChange: true, by: "ingest user add");
            Console.WriteLine($"{account.Name} ({account.Role.Vietnamese()}): {password}");
            return ExitCode.Done;
        });
        return command;
    }
}
