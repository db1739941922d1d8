using Microsoft.AspNetCore.Identity;

namespace Monitor.Web.Features.Accounts;

/// <summary>What Identity refuses, in the users' words: what was found, and how to mend it.</summary>
public sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    static IdentityError Error(string code, string description) => new() { Code = code, Description = description };

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "操作没有完成，请重试。");
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "该账号刚被他人修改过，请刷新后重试。");
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "当前密码不正确，请重新输入。");
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "重置码无效或已使用，请联系安全保密管理员重新发放。");
    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), $"用户名“{userName}”无效，应为字母、数字或 . - _，请改正后重试。");
    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"用户名“{userName}”已被使用，请换一个。");
    public override IdentityError UserAlreadyHasPassword() => Error(nameof(UserAlreadyHasPassword), "该账号已设置密码。");
    public override IdentityError UserAlreadyInRole(string role) => Error(nameof(UserAlreadyInRole), "该账号已有此角色。");
    public override IdentityError UserNotInRole(string role) => Error(nameof(UserNotInRole), "该账号没有此角色。");
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"密码太短，至少需要 {length} 个字符。");
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"密码重复字符太多，至少需要 {uniqueChars} 个不同的字符。");
    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Error(nameof(PasswordRequiresNonAlphanumeric), "密码缺少符号，请加入至少一个，如 ! @ # %。");
    public override IdentityError PasswordRequiresDigit() =>
        Error(nameof(PasswordRequiresDigit), "密码缺少数字，请加入至少一个 0–9。");
    public override IdentityError PasswordRequiresLower() =>
        Error(nameof(PasswordRequiresLower), "密码缺少小写字母，请加入至少一个 a–z。");
    public override IdentityError PasswordRequiresUpper() =>
        Error(nameof(PasswordRequiresUpper), "密码缺少大写字母，请加入至少一个 A–Z。");
    public static IdentityError PasswordHoldsUserName() =>
        Error(nameof(PasswordHoldsUserName), "密码中不能包含用户名，请换一个密码。");
}

/// <summary>A password that holds the user name is guessed first.</summary>
public sealed class NoUserNameInPassword : IPasswordValidator<Data.Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Data.Account> manager, Data.Account user, string? password) =>
        Task.FromResult(user.UserName is { Length: > 0 } name && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(ChineseIdentityErrors.PasswordHoldsUserName())
            : IdentityResult.Success);
}
