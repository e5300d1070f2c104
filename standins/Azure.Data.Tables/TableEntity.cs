#nullable disable // As the package: it says nothing about nulls.
using System.Collections;

namespace Azure.Data.Tables;

/// <summary>
/// An entity as a dictionary of properties. The keys, the timestamp and the ETag (as <c>odata.etag</c>) are among them.
/// A property that is missing, or null, reads as null; one of another type throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagName = "odata.etag";
    internal const string TimestampName = "Timestamp";

    private readonly Dictionary<string, object> _properties;

    public TableEntity()
        : this(new Dictionary<string, object>(), copy: false)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values)
        : this(values, copy: true)
    {
    }

    private TableEntity(IDictionary<string, object> values, bool copy) =>
        _properties = copy ? new(values ?? new Dictionary<string, object>()) : (Dictionary<string, object>)values;

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => _properties[TimestampName] = value;
    }

    public ETag ETag
    {
        get => GetString(ETagName) is { } etag ? new ETag(etag) : default;
        set => _properties[ETagName] = value.ToString();
    }

    internal Dictionary<string, object> Properties => _properties;

    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    public int Count => _properties.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>Null for a property that isn't there. An int given to a property that holds a long or a double becomes one.</summary>
    public object this[string key]
    {
        get => Value(key);
        set => Set(key, value);
    }

    /// <summary>Owns the dictionary from now on.</summary>
    internal static TableEntity Over(Dictionary<string, object> properties) => new(properties, copy: false);

    public string GetString(string key) => Value(key) switch
    {
        null => null,
        string text => text,
        var other => throw WrongType(key, other, "String"),
    };

    public bool? GetBoolean(string key) => Get<bool>(key);

    public int? GetInt32(string key) => Get<int>(key);

    public long? GetInt64(string key) => Get<long>(key);

    public double? GetDouble(string key) => Get<double>(key);

    public Guid? GetGuid(string key) => Get<Guid>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Value(key) is DateTime time ? new DateTimeOffset(time) : Get<DateTimeOffset>(key);

    public DateTime? GetDateTime(string key) =>
        Value(key) is DateTimeOffset time ? time.UtcDateTime : Get<DateTime>(key);

    public byte[] GetBinary(string key) => Value(key) switch
    {
        null => null,
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        var other => throw WrongType(key, other, "Binary"),
    };

    public BinaryData GetBinaryData(string key) => Value(key) switch
    {
        null => null,
        byte[] bytes => new BinaryData(bytes),
        BinaryData data => data,
        var other => throw WrongType(key, other, "Binary"),
    };

    public void Add(string key, object value) => Set(key, value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Set(item.Key, item.Value);

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    public bool Remove(string key) => _properties.Remove(key);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    public void Clear() => _properties.Clear();

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private static InvalidOperationException WrongType(string key, object value, string wanted) =>
        new($"The property {key} holds a {value.GetType().Name}, not a {wanted}.");

    private object Value(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private T? Get<T>(string key)
        where T : struct => Value(key) switch
        {
            null => null,
            T value => value,
            var other => throw WrongType(key, other, typeof(T).Name),
        };

    private void Set(string key, object value)
    {
        _properties[key] = (Value(key), value) switch
        {
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            _ => value,
        };
    }
}
