namespace Azure.Data.Tables;

/// <summary>Whether an update keeps the stored properties it doesn't name.</summary>
public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}
