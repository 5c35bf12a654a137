namespace Shuttle.Planning.Search;

/// <summary>Where a job fits into a route, and where best.</summary>
internal sealed unsafe partial class PlainRoutes
{
    /// <summary>No place costs as much.</summary>
    private const int Dearest = int.MaxValue / 2;

    public override double Evaluate(int job, int slot, bool inHaste, double below)
    {
        var (node, m) = (First[job], Count[slot]);
        var opening = m == 0 ? _p.VehicleCost : 0;
        var limit = (int)Math.Clamp(below - opening, int.MinValue, Dearest);
        int cost;
        uint at;
        if (First[job + 1] - node == 1) cost = One(_route[slot], m, node, limit, out at);
        else cost = Pair(_route[slot], m, node, limit, out at);
        if (cost == limit) return below;
        _at[(long)job * MaxSlots + slot] = at;
        return cost + opening;
    }

    public override int NearestPlace(int job, bool blink, ref Rng rng)
    {
        if (!_p.ByNeighbours) return -1;
        var p = First[job];
        int* secondsTo = _p.SecondsTo + (long)p * _n, seconds = _p.Seconds + (long)p * _n, costTo = _p.CostTo + (long)p * _n, cost = _p.Cost + (long)p * _n;
        int closes = _p.Closes[p], opens = _p.Opens[p], service = _p.Service[p], room = _p.Capacity - _p.Demand[p];
        int best = Dearest, bestSlot = -1, at = 0, skip = blink ? rng.UntilBlink() : int.MaxValue;
        for (var side = 0; side < 2; side++)
        {
            var neighbour = (side == 0 ? _p.Before : _p.After) + (long)p * _p.Reach;
            for (var k = 0; k < _p.Reach && neighbour[k] is var near and >= 0; k++)
            {
                var slot = SlotOf[JobOf[near]];
                if (slot < 0) continue;
                var i = _placeOf[near] - side;
                var r = _route[slot] + i;
                int a = r[0].Node, b = r[1].Node;
                var c = costTo[a] + cost[b] - r[1].Leg;
                if (c >= best) continue;
                var t = r[0].Leave + secondsTo[a];
                if (t > closes) continue;
                if (t < opens) t = opens;
                if (t + service + seconds[b] > r[1].Latest || Load(slot) > room) continue;
                if (--skip < 0) skip = rng.UntilBlink();
                else (best, bestSlot, at) = (c, slot, i);
            }
        }
        if (bestSlot < 0) return -1;
        var alone = _p.VehicleCost + costTo[_p.StartNode] + cost[_p.EndNode];
        if (alone < best && Count.AsSpan(0, Slots).IndexOf(0) is var empty and >= 0 && Evaluate(job, empty, false, best) < best) return empty;
        _at[(long)job * MaxSlots + bestSlot] = (uint)at;
        return bestSlot;
    }

    public override bool FitsWithout(int job, int slot, ReadOnlySpan<int> victims)
    {
        var (length, node) = (Without(slot, victims), First[job]);
        if (_without[0].Latest < _without[0].Leave) return false;
        return First[job + 1] - node == 1 ? One(_without, length, node, Dearest, out _) < Dearest : FitsPair(_without, length, node);
    }

    /// <summary>The route of a slot without some jobs: its number of stops; times before the first gap and behind the last one stay.</summary>
    private int Without(int slot, ReadOnlySpan<int> victims)
    {
        _outNow++;
        foreach (var victim in victims) _out[victim] = _outNow;
        var (m, w, last) = (Count[slot], 1, 0);
        var r = _route[slot];
        Grow(ref _without, ref _withoutRoom, m, 0);
        var x = _without;
        x[0] = r[0];
        for (var i = 1; i <= m + 1; i++)
        {
            if (i <= m && _out[JobOf[r[i].Node]] == _outNow) { last = i; continue; }
            ref var here = ref x[w];
            here = r[i];
            if (last > 0)
            {
                if (last == i - 1) here.Seconds = _p.Seconds[(long)x[w - 1].Node * _n + here.Node];
                var t = x[w - 1].Leave + here.Seconds;
                here.Leave = (t > here.Opens ? t : here.Opens) + here.Service;
                here.Load = x[w - 1].Load + _p.Demand[here.Node];
            }
            w++;
        }
        for (var i = w - 1 - (m + 1 - last); i >= 0; i--)
        {
            var t = x[i + 1].Latest - x[i + 1].Seconds - x[i].Service;
            var closes = _p.Closes[x[i].Node];
            x[i].Latest = t < closes ? t : closes;
        }
        return w - 2;
    }

    /// <summary>Whether there are two places for a shipment at all.</summary>
    private bool FitsPair(Place* r, int m, int p)
    {
        var d = p + 1;
        int capacity = _p.Capacity - _p.Demand[p];
        int* toP = _p.SecondsTo + (long)p * _n, fromP = _p.Seconds + (long)p * _n, toD = _p.SecondsTo + (long)d * _n, fromD = _p.Seconds + (long)d * _n;
        int closesP = _p.Closes[p], closesD = _p.Closes[d], opensP = _p.Opens[p], opensD = _p.Opens[d], serviceP = _p.Service[p], serviceD = _p.Service[d];
        int near = fromP[d], readyP = opensP + serviceP, readyD = opensD + serviceD;
        for (var i = 0; i <= m && r[i].Leave <= closesP; i++)
        {
            if (r[i + 1].Latest < readyP || r[i].Load > capacity) continue;
            var t = r[i].Leave + toP[r[i].Node];
            if (t > closesP) continue;
            var leave = (t < opensP ? opensP : t) + serviceP;
            var u = leave + near;
            if (u > closesD) continue;
            if ((u < opensD ? opensD : u) + serviceD + fromD[r[i + 1].Node] <= r[i + 1].Latest) return true;
            var x = leave + fromP[r[i + 1].Node];
            if (x > r[i + 1].Latest) continue;
            for (var j = i + 1; j <= m && r[j].Load <= capacity; j++)
            {
                var y = (x < r[j].Opens ? r[j].Opens : x) + r[j].Service;
                if (y > closesD) break;
                var v = y + toD[r[j].Node];
                if (r[j + 1].Latest >= readyD && v <= closesD && (v < opensD ? opensD : v) + serviceD + fromD[r[j + 1].Node] <= r[j + 1].Latest) return true;
                x = y + r[j + 1].Seconds;
            }
        }
        return false;
    }

    private int One(Place* r, int m, int p, int best, out uint at)
    {
        at = 0;
        if (r[m].Load + _p.Demand[p] > _p.Capacity) return best;
        int* secondsTo = _p.SecondsTo + (long)p * _n, seconds = _p.Seconds + (long)p * _n, costTo = _p.CostTo + (long)p * _n, cost = _p.Cost + (long)p * _n;
        int closes = _p.Closes[p], opens = _p.Opens[p], service = _p.Service[p], ready = opens + service;
        for (var i = 0; i <= m; i++)
        {
            if (r[i].Leave > closes) break;
            if (r[i + 1].Latest < ready) continue;
            int a = r[i].Node, b = r[i + 1].Node;
            var c = costTo[a] + cost[b] - r[i + 1].Leg;
            if (c >= best) continue;
            var t = r[i].Leave + secondsTo[a];
            if (t > closes) continue;
            if (t < opens) t = opens;
            if (t + service + seconds[b] > r[i + 1].Latest) continue;
            (best, at) = (c, (uint)i);
        }
        return best;
    }

    private int Pair(Place* r, int m, int p, int best, out uint at)
    {
        at = 0;
        var d = p + 1;
        var capacity = _p.Capacity - _p.Demand[p];
        int* toP = _p.SecondsTo + (long)p * _n, fromP = _p.Seconds + (long)p * _n, toD = _p.SecondsTo + (long)d * _n, fromD = _p.Seconds + (long)d * _n;
        int* costToP = _p.CostTo + (long)p * _n, costFromP = _p.Cost + (long)p * _n, costToD = _p.CostTo + (long)d * _n, costFromD = _p.Cost + (long)d * _n;
        int closesP = _p.Closes[p], closesD = _p.Closes[d], opensP = _p.Opens[p], opensD = _p.Opens[d], serviceP = _p.Service[p], serviceD = _p.Service[d];
        int near = fromP[d], costNear = costFromP[d], readyP = opensP + serviceP, readyD = opensD + serviceD;
        for (var i = 0; i <= m; i++)
        {
            if (r[i].Leave > closesP) break;
            if (r[i + 1].Latest < readyP || r[i].Load > capacity) continue;
            int a = r[i].Node, b = r[i + 1].Node;
            var there = costToP[a] - r[i + 1].Leg;
            var detour = there + costFromP[b];
            var c = there + costNear + costFromD[b];
            if (detour >= best && c >= best) continue;
            var t = r[i].Leave + toP[a];
            if (t > closesP) continue;
            var leave = (t < opensP ? opensP : t) + serviceP;
            var u = leave + near;
            if (u > closesD) continue;
            if (c < best)
            {
                if (u < opensD) u = opensD;
                if (u + serviceD + fromD[b] <= r[i + 1].Latest) (best, at) = (c, (uint)(i << 16 | i));
            }
            if (detour >= best) continue;
            // x: arrival at place j with the pickup on board; in time there, it is so at all that follow
            var x = leave + fromP[b];
            if (x > r[i + 1].Latest) continue;
            for (var j = i + 1; j <= m && r[j].Load <= capacity; j++)
            {
                var y = (x < r[j].Opens ? r[j].Opens : x) + r[j].Service;
                if (y > closesD) break;
                int e = r[j].Node, f = r[j + 1].Node;
                if (r[j + 1].Latest >= readyD && (c = detour + costToD[e] + costFromD[f] - r[j + 1].Leg) < best)
                {
                    var v = y + toD[e];
                    if (v <= closesD)
                    {
                        if (v < opensD) v = opensD;
                        if (v + serviceD + fromD[f] <= r[j + 1].Latest) (best, at) = (c, (uint)(i << 16 | j));
                    }
                }
                x = y + r[j + 1].Seconds;
            }
        }
        return best;
    }
}
