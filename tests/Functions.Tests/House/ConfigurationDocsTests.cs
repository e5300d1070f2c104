using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Personas;
using DigitalTwin.LocalHost;
using DigitalTwin.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigitalTwin.Functions.Tests.House;

public sealed partial class ConfigurationDocsTests
{
    private static readonly string[] ReadByScripts = ["UseStandIns", "VITE_API_URL", "CHROME_PATH"];

    // Told in words, because the value would say less.
    private static readonly string[] ToldInWords = ["OPENAI_BASE_URL"];

    private static readonly Dictionary<string, PropertyInfo> Settings = new[] { typeof(PersonaOptions).Assembly, typeof(LocalHostOptions).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>() is not null)
        .ToDictionary(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name);

    // azd fills these in, or the deployment remembers them.
    private static readonly string[] GivenByAzd = ["AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_PRINCIPAL_ID", "AZURE_PRINCIPAL_TYPE", "BUDGET_START"];

    private static readonly string[] Page = File.ReadAllText(Repository.File("docs", "configuration.md")).Split("## In Azure");

    private static readonly List<(string Name, string Default)> Rows = RowsOf(Page[0]);

    [Fact]
    public void Every_setting_stands_in_the_page_once() =>
        Assert.Equal(Settings.Keys.Concat(ReadByScripts).Order(StringComparer.Ordinal), Rows.Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_default_in_the_page_is_the_code_s()
    {
        foreach (var (name, told) in Rows.Where(row => Settings.ContainsKey(row.Name) && !ToldInWords.Contains(row.Name)))
        {
            var property = Settings[name];
            var value = property.GetValue(Activator.CreateInstance(property.DeclaringType!));
            var isSet = value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture);
            Assert.Equal((name, isSet is { Length: > 0 } text ? $"`{text}`" : "none"), (name, told));
        }
    }

    [Fact]
    public void Every_input_of_the_deployment_stands_under_In_Azure_once_with_its_default()
    {
        var inputs = Input().Matches(File.ReadAllText(Repository.File("infra", "bicep", "main.parameters.json")))
            .Select(input => (Name: input.Groups["name"].Value, Default: input.Groups["default"].Value))
            .Where(input => !Settings.ContainsKey(input.Name) && !GivenByAzd.Contains(input.Name))
            .Select(input => (input.Name, input.Default.Length > 0 ? $"`{input.Default}`" : "none"));

        Assert.Equal(inputs.Order(), RowsOf(Page[1]).Order());
    }

    private static List<(string Name, string Default)> RowsOf(string section) =>
        [.. Row().Matches(section).Select(row => (row.Groups["name"].Value, row.Groups["default"].Value))];

    [GeneratedRegex(@"\$\{(?<name>\w+)(=(?<default>[^}]*))?\}")]
    private static partial Regex Input();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<default>[^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
