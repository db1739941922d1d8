namespace Monitor.Web.Features.Accounts;

/// <summary>The password policy, as told beside the input.</summary>
static class PasswordRules
{
    public const string Text = "至少 10 个字符，含大写字母、小写字母、数字和符号，不含用户名。";
    public const string Different = "两次输入的新密码不一致，请重新输入。";
}
