using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>
/// Which public statistics a delegate calls, read from its compiled code and from that of the delegates it has caught, so that no list can claim a case for a function
/// that is not run.
/// </summary>
internal static class CalledFunctions
{
    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IReadOnlySet<string> Of(Delegate adapter)
    {
        var (found, seen, left) = (new HashSet<string>(), new HashSet<MethodBase>(), new Stack<MethodBase>(Caught(adapter).Select(d => d.Method)));
        while (left.TryPop(out var method))
        {
            if (!seen.Add(method)) continue;
            if (method is { IsPublic: true, DeclaringType: { } type } && type.Assembly == typeof(Inference).Assembly) found.Add($"{type.Name}.{method.Name}");
            if (method.Module.Assembly == adapter.Method.Module.Assembly) foreach (var called in Calls(method)) left.Push(called);
        }
        return found;
    }

    // A lambda that calls a delegate from outside holds it in a field of its closure, or of a closure or tuple in there.
    private static List<Delegate> Caught(Delegate adapter)
    {
        var (found, seen, left) = (new List<Delegate>(), new HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<object?>([adapter]));
        while (left.TryPop(out var value))
        {
            if (value is null || !seen.Add(value)) continue;
            if (value is Delegate inner)
            {
                found.Add(inner);
                left.Push(inner.Target);
            }
            else if (value.GetType() is var type && (type.Assembly == adapter.Method.Module.Assembly || type.IsDefined(typeof(CompilerGeneratedAttribute)) || value is ITuple))
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) left.Push(field.GetValue(value));
            }
        }
        return found;
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
            var operand = Codes[value].OperandType;
            if (operand == OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }
}
