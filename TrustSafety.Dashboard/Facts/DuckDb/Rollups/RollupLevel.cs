namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// How finely a rollup cuts time. A piece ends where a week or a month ends, so weeks and months are both made of whole pieces,
/// and there are a sixth as many of them as days.
/// </summary>
internal enum RollupLevel { Day, Piece }
