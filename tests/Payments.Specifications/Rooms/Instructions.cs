using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Payments.Specifications;

/// <summary>Walks through a method's instructions and gives what they name: types, fields, methods.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<ushort, OperandType> OperandTypes = typeof(OpCodes)
        .GetFields()
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(code => unchecked((ushort)code.Value), code => code.OperandType);

    public static IReadOnlyList<EntityHandle> Operands(BlobReader code)
    {
        var operands = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var operand = OperandTypes[first == TwoBytes ? (ushort)((TwoBytes << 8) | code.ReadByte()) : first];
            if (NamesSomething(operand))
            {
                operands.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                continue;
            }

            var size = operand == OperandType.InlineSwitch ? sizeof(int) * code.ReadInt32() : SizeOf(operand);
            code.Offset += size;
        }

        return operands;
    }

    private static bool NamesSomething(OperandType operand) =>
        operand
            is OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineSig
                or OperandType.InlineTok
                or OperandType.InlineType;

    private static int SizeOf(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => sizeof(byte),
            OperandType.InlineVar => sizeof(short),
            OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString or OperandType.ShortInlineR => sizeof(int),
            OperandType.InlineI8 or OperandType.InlineR => sizeof(long),
            _ => throw new BadImageFormatException($"No instruction has an operand of the type {operand}."),
        };
}
