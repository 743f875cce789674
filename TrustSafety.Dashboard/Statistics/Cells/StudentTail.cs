using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// P(|T| ≥ |t|) of many t at once: with u = ln(1 + t²/df) and w = √(df·u) it is P(|Z| ≥ w) + 2φ(w)·(w/df)·b(u, 1/df), the form of the uniform expansions
/// (Temme 1982, SIAM Journal on Mathematical Analysis 13:239). b is smooth; its polynomial in u/2 − 1 and 16/df − 1 is from 60 digits (mpmath) and gives the tail to 1e-13.
/// </summary>
internal static class StudentTail
{
    public const double LeastDf = 8;
    private const double WidestU = 4;
    private const double Nothing = 760;

    /// <summary>One row for each power of 16/df − 1.</summary>
    private static readonly double[][] s_rows = ByFour(
    [
        [0.25663882593357123, -0.0005216571324749577, -0.0078599696786759349, 0.0017541622314118292, 0.0001769732075289365, -0.00016735080250550647,
         1.9324758864613189e-5, 9.565021603327525e-6, -3.3896844903855266e-6, -1.3899959633270628e-7, 3.0587580796726425e-7, -4.5591945707484572e-8,
         -1.7365295339618333e-8, 6.7593639352033419e-9, 4.1518299250485041e-10, -4.7406128049509983e-10],
        [-0.0038844761871823229, -0.0012070128983664508, 0.00050583295055156154, 1.2332797034443248e-5, -5.7562773038464925e-5, 1.1641075023638677e-5,
         3.4424204444459899e-6, -1.9348599197045551e-6, 6.5445050498783017e-8, 1.7842456265254127e-7, -4.3512717081930654e-8, -8.4400936786993876e-9,
         5.775087503059834e-9, -2.9566916169590457e-10, -3.9567344879040573e-10, 7.2248899281491356e-11],
        [-8.0993728299438747e-5, 7.7322849706564854e-5, 9.5343747224527399e-8, -1.4990904130279501e-5, 4.269820720872578e-6, 1.0767126185645769e-6, -8.674405843898858e-7,
         7.7710416778036662e-8, 8.8748735655551287e-8, -3.0382302877292095e-8, -3.3874202750643118e-9, 4.1087427388908787e-9, -4.4596205703459224e-10,
         -2.8559369525624481e-10, 7.7455864607146985e-11],
        [9.0357119830751056e-6, 4.8451419096400038e-8, -3.1705927556617105e-6, 1.2459683426540248e-6, 2.835822025987409e-7, -3.3363224685527686e-7, 5.1478896159697564e-8,
         3.8430197134808846e-8, -1.8251789286736665e-8, -6.9171147295984478e-10, 2.592067771934901e-9, -4.7258598607269541e-10, -1.8282318656077603e-10,
         7.0632406590304581e-11],
        [-1.8312144589160198e-8, -4.7805454946627321e-7, 2.7275705634593519e-7, 5.9415328742198102e-8, -1.0676492599518615e-7, 2.5234534674418254e-8,
         1.4229288880382787e-8, -9.3677320544796943e-9, 1.3721716035364819e-10, 1.4108750977771003e-9, -2.2185985482081934e-10, -1.0191419672339351e-10],
        [-5.3850322800950619e-8, 3.988109660987362e-8, 1.0582025996954418e-8, -2.776558202309721e-8, 9.5778379274761176e-9, 4.3999290707662338e-9, -4.1515465190557625e-9,
         3.6371143347665883e-10, 6.8874831669749442e-10, -1.605962608285376e-10, -4.8274724143753019e-11],
        [3.7712693508365987e-9, 1.6924058902509598e-9, -5.6218222275638055e-9, 2.7850497521342065e-9, 1.1103315868740394e-9, -1.526743390624647e-9,
         2.6705598062090213e-10, 2.4986209825410153e-10, -9.6911272916782543e-11],
        [3.1309158031082275e-10, -8.2525628812216252e-10, 5.9147575584518767e-10, 2.5467344745880281e-10, -4.7956673332599275e-10, 1.1550320092791293e-10,
         9.5499715481275909e-11, -4.9442706214159716e-11],
        [-8.381417569281777e-11, 7.2461520680668446e-11, 4.5579532055971661e-11, -1.1691750797146562e-10, 4.3721918610558511e-11, 3.152579258715252e-11,
         -2.1319357819358142e-11],
        [3.6121684539904554e-12, 1.1671723316138069e-11, -2.3074670551881316e-11, 0.0, 8.9526284950683714e-12],
    ]);

    /// <summary>
    /// Tails of eight t and 1/df, and which are known: a bit each. Lanes with df below <see cref="LeastDf"/>, or too far out for u ≤ 4 or a normal double, are not known: their tail means nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong TwoSided(Vector512<double> t, Vector512<double> share, out Vector512<double> tail)
    {
        var half = Vector512.Create(0.5);
        var u = Exponential.LogOnePlus(t * t * share);
        var fall = half * u / share;
        var x = Vector512.Sqrt(fall);
        // w/df·2/√(2π), with w = x·√2.
        var scaled = Vector512.FusedMultiplyAdd(Sum(u, share), x * share * Vector512.Create(1.1283791670955125739), NormalTail.Scaled(x));
        var none = Vector512.GreaterThan(fall, Vector512.Create(Nothing));
        tail = Vector512.ConditionalSelect(none, Vector512<double>.Zero, Exponential.Of(Vector512.MaxNative(-fall, Vector512.Create(-1400.0))) * scaled);
        var near = Vector512.LessThanOrEqual(u, Vector512.Create(WidestU)) & Vector512.LessThanOrEqual(fall, Vector512.Create(700.0));
        return ((near | none) & Vector512.LessThanOrEqual(share, Vector512.Create(1 / LeastDf))).ExtractMostSignificantBits();
    }

    private static double[][] ByFour(double[][] rows) => [.. rows.Select(r => Chebyshev.ByFour(r))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sum(Vector512<double> u, Vector512<double> share)
    {
        var one = Vector512<double>.One;
        var x = Vector512.MinNative(Vector512.Create(0.5) * u, Vector512.Create(2.0)) - one;
        var s = Vector512.FusedMultiplyAdd(Vector512.Create(2 * LeastDf), Vector512.MinNative(share, Vector512.Create(1 / LeastDf)), -one);
        var sum = Vector512<double>.Zero;
        for (var j = s_rows.Length - 1; j >= 0; j--) sum = Vector512.FusedMultiplyAdd(sum, s, Chebyshev.Power(s_rows[j], x));
        return sum;
    }
}
