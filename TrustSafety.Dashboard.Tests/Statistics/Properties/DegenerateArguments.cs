using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Arguments for any public function: one number everywhere, lists of so many of it; options and levels as they usually are.</summary>
internal static class DegenerateArguments
{
    private const int Columns = 6;

    /// <summary>Null when an argument refuses the number itself.</summary>
    public static object?[]? Of(MethodInfo function, double value, int count)
    {
        try
        {
            return [.. function.GetParameters().Select(p => Usual(p) ?? Make(p.ParameterType, value, count))];
        }
        catch (TargetInvocationException failure) when (failure.InnerException is ArgumentException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True when a parameter is of a type that is not made here.</summary>
    public static bool Lacks(MethodInfo function) => function.GetParameters().Any(p => p.ParameterType == typeof(RegressionFit) || p.ParameterType == typeof(Spending));

    /// <summary>Reflection boxes arguments, which spans do not let themselves: a method of its own turns arrays into them.</summary>
    public static object? Call(MethodInfo function, object?[] arguments)
    {
        var call = new DynamicMethod("Call", typeof(object), [typeof(object[])], typeof(DegenerateArguments).Module, skipVisibility: true);
        var code = call.GetILGenerator();
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = function.GetParameters()[i].ParameterType;
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            if (type == typeof(Regressors)) code.Emit(OpCodes.Call, typeof(DegenerateArguments).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!);
            else if (type.IsByRef) code.Emit(OpCodes.Unbox, type.GetElementType()!);
            else if (type.IsByRefLike)
            {
                code.Emit(OpCodes.Castclass, type.GetGenericArguments()[0].MakeArrayType());
                code.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [type.GetGenericArguments()[0].MakeArrayType()])!);
            }
            else code.Emit(OpCodes.Unbox_Any, type);
        }
        code.Emit(OpCodes.Call, function);
        if (function.ReturnType == typeof(void)) code.Emit(OpCodes.Ldnull);
        else if (function.ReturnType.IsValueType) code.Emit(OpCodes.Box, function.ReturnType);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?[], object?>>()(arguments);
    }

    private static Regressors Rows(object column) => Regressors.Of([(double[])column]);

    private static object? Usual(ParameterInfo p) => p switch
    {
        { Name: "level" } => 0.95,
        { Name: "alpha" } when p.ParameterType == typeof(double) => 0.05,
        { HasDefaultValue: true, DefaultValue: not null, ParameterType.IsEnum: true } => Enum.ToObject(p.ParameterType, p.DefaultValue),
        { HasDefaultValue: true } => p.DefaultValue,
        _ => null,
    };

    private static object? Make(Type type, double value, int count)
    {
        var whole = (int)Math.Clamp(value, -5, 5);
        if (type == typeof(double)) return value;
        if (type == typeof(int)) return whole;
        if (type == typeof(long)) return (long)whole;
        if (type == typeof(bool)) return value > 0;
        if (type == typeof(string)) return "given";
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner, value, count);
        if (type == typeof(Interval)) return new Interval(value, value, value, 0.95, "given");
        if (type == typeof(Inference)) return new Inference("given", 0.95) { Point = value, StandardError = Math.Abs(value), Low = value, High = value, P = 0.5 };
        if (type == typeof(JointTally)) return JointTally.Of([.. Enumerable.Repeat(Enumerable.Repeat(value, count).ToArray(), Columns)]);
        if (type == typeof(WeightedTally)) return Enumerable.Repeat(WeightedTally.Of(value, value * value), count).Aggregate(default(WeightedTally), (a, b) => a + b);
        if (type == typeof(RatioTally)) return Enumerable.Repeat(RatioTally.Of(value, value), count).Aggregate(default(RatioTally), (a, b) => a + b);
        if (type == typeof(Regressors)) return Enumerable.Repeat(value, count).ToArray();
        if (type == typeof(ResampledStatistic)) return (ResampledStatistic)(_ => value);
        if (type == typeof(double[,])) return Table(value, count);
        if (typeof(Delegate).IsAssignableFrom(type)) return Always(type, value, count);
        if (Element(type) is { } element)
        {
            var list = Array.CreateInstance(element, count);
            for (var i = 0; i < count; i++) list.SetValue(Make(element, value, count), i);
            return list;
        }
        return type.GetConstructors().Where(c => c.GetParameters().Length > 0 && c.GetParameters().All(p => p.ParameterType != type)).MaxBy(c => c.GetParameters().Length) is { } make
            ? make.Invoke([.. make.GetParameters().Select(p => Usual(p) ?? Make(p.ParameterType, value, count))])
            : null;
    }

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType()
        : type is { IsGenericType: true } && type.GetGenericArguments() is [var only] && (type.IsByRefLike || typeof(IEnumerable).IsAssignableFrom(type)) ? only : null;

    private static double[,] Table(double value, int count)
    {
        var table = new double[count, count];
        for (var i = 0; i < count * count; i++) table[i / count, i % count] = value;
        return table;
    }

    private static Delegate Always(Type type, double value, int count)
    {
        var invoke = type.GetMethod("Invoke")!;
        return Expression.Lambda(type, Expression.Constant(Make(invoke.ReturnType, value, count), invoke.ReturnType), invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType))).Compile();
    }
}
