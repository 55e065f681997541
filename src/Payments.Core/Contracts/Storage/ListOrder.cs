namespace Payments.Storage;

/// <summary>
/// A way to list an owner's records: those whose <see cref="Group"/> column equals a value, in the order of an integer
/// column and then of the id; or in the order of the id alone. Ids begin with their time, so that is the order of creation.
/// Text is compared by its UTF-8 bytes. A record whose group or integer column is null does not stand in the list.
/// </summary>
/// <param name="Name">Lower snake case; unique in its record type.</param>
/// <param name="Group">The text column that must equal the group asked for, or null for all records.</param>
/// <param name="By">The integer column to order by before the id, or null.</param>
public sealed record ListOrder(string Name, Column? Group, Column? By);
