using CsvHelper;
using Microsoft.AspNetCore.Identity;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Accounts;

namespace Monitor.Web.Features.Demo;

/// <summary>A demo account, as the console prints it.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, Role Role, DistrictCode? District);

/// <summary>Accounts that exist with --demo only, one of each role, all with one known password.</summary>
public sealed class DemoAccounts(IServiceScopeFactory scopes, SeedFolder seeds)
{
    public const string Password = "Monitor#2027";

    public IReadOnlyList<DemoAccount> All { get; } = Read(seeds.File("demo-accounts.csv"));

    public Task CreateAsync(CancellationToken cancel = default) => AccountWork.RunAsync(scopes, async work =>
    {
        foreach (var demo in All)
        {
            if (await work.Users.FindByNameAsync(demo.UserName) is not null) continue;
            var account = new Account { UserName = demo.UserName, DisplayName = demo.DisplayName, DistrictCode = demo.District };
            AccountWork.Demand(await work.Users.CreateAsync(account, Password));
            AccountWork.Demand(await work.Users.AddToRoleAsync(account, demo.Role.ToString()));
        }
    }, cancel);

    static List<DemoAccount> Read(string path)
    {
        using var reader = CsvReader.FromFile(path);
        var accounts = new List<DemoAccount>();
        while (reader.Read())
        {
            var district = reader.GetString(3);
            accounts.Add(new(reader.GetString(0), reader.GetString(1), Enum.Parse<Role>(reader.GetString(2)), district == "" ? default(DistrictCode?) : new DistrictCode(district)));
        }
        return accounts;
    }
}
