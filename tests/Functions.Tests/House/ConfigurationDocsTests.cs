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

    private static readonly List<(string Name, string Default)> Rows =
        [.. Row().Matches(File.ReadAllText(Repository.File("docs", "configuration.md"))).Select(row => (row.Groups["name"].Value, row.Groups["default"].Value))];

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

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<default>[^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
