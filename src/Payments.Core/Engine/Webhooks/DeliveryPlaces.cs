namespace Payments;

/// <summary>
/// How many deliveries are under way at once, and whose. A try has a quick place until it has taken <see cref="SlowAfter"/>, and a
/// slow one after that, of which there are <see cref="SlowPerQuick"/> times as many. A try at an endpoint whose last try failed has a
/// slow one from the start. So a receiver that hangs holds up others for a moment at most, and once it has failed not at all. Owners
/// take turns at free places, and no owner has more than three quarters of the quick ones.
/// </summary>
internal sealed class DeliveryPlaces
{
    public const int SlowPerQuick = 8;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _quickLimit;
    private readonly int _slowLimit;
    private readonly int _ownerLimit;
    private readonly Turns _turns = new();
    private readonly Dictionary<Owner, int> _quickOf = [];
    private readonly List<Place> _overdue = [];
    private int _quick;
    private int _slow;

    public DeliveryPlaces(int places, TimeProvider time)
    {
        _time = time;
        _quickLimit = places;
        _slowLimit = checked(places * SlowPerQuick);
        _ownerLimit = Math.Max(1, places - (places / 4));
        EndpointShare = Math.Max(1, places / 4);
    }

    public static TimeSpan SlowAfter { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How many tries at one endpoint are under way at once: a quarter of all.</summary>
    public int EndpointShare { get; }

    /// <summary>How many wait for a place.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _turns.Count;
        }
    }

    /// <summary>Waits for a place, and takes as many more as are free and nobody waits for, up to a number.</summary>
    public async Task<IReadOnlyList<IDisposable>> EnterAsync(Owner owner, int most, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(owner);
        lock (_gate)
        {
            _turns.Add(waiter);
            Admit();
        }

        using (cancellationToken.Register(() => Leave(waiter, cancellationToken)))
        {
            var places = new List<IDisposable> { await waiter.Admitted.Task.ConfigureAwait(false) };
            lock (_gate)
            {
                while (places.Count < most && _turns.IsEmpty && HasQuick(owner))
                    places.Add(TakeQuick(owner));
            }

            return places;
        }
    }

    /// <summary>A place for a try at an endpoint that fails, or null where none is free.</summary>
    public IDisposable? TryEnterSlow(Owner owner)
    {
        lock (_gate)
        {
            if (_slow >= _slowLimit)
                return null;

            _slow++;
            return new Place(this, owner) { IsSlow = true };
        }
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_turns.Remove(waiter))
                waiter.Admitted.SetCanceled(cancellationToken);
        }
    }

    private void Admit()
    {
        while (_slow < _slowLimit && _overdue.Count > 0)
            MakeSlow(_overdue[0]);
        while (_turns.Next(HasQuick) is { } waiter)
            waiter.Admitted.SetResult(TakeQuick(waiter.Owner));
    }

    private bool HasQuick(Owner owner) => _quick < _quickLimit && _quickOf.GetValueOrDefault(owner) < _ownerLimit;

    private Place TakeQuick(Owner owner)
    {
        _quick++;
        _quickOf[owner] = _quickOf.GetValueOrDefault(owner) + 1;
        var place = new Place(this, owner);
        place.Timer = _time.CreateTimer(_ => Overdue(place), null, SlowAfter, Timeout.InfiniteTimeSpan);
        return place;
    }

    private void Overdue(Place place)
    {
        lock (_gate)
        {
            if (place.IsOver)
                return;

            _overdue.Add(place);
            Admit();
        }
    }

    private void MakeSlow(Place place)
    {
        _overdue.Remove(place);
        GiveUpQuick(place.Owner);
        place.IsSlow = true;
        _slow++;
    }

    private void GiveUpQuick(Owner owner)
    {
        _quick--;
        if (--_quickOf[owner] == 0)
            _quickOf.Remove(owner);
    }

    private void End(Place place)
    {
        lock (_gate)
        {
            if (place.IsOver)
                return;

            place.IsOver = true;
            place.Timer?.Dispose();
            if (place.IsSlow)
            {
                _slow--;
            }
            else
            {
                _overdue.Remove(place);
                GiveUpQuick(place.Owner);
            }

            Admit();
        }
    }

    private sealed class Place(DeliveryPlaces places, Owner owner) : IDisposable
    {
        public Owner Owner => owner;

        public ITimer? Timer { get; set; }

        public bool IsSlow { get; set; }

        public bool IsOver { get; set; }

        public void Dispose() => places.End(this);
    }

    private sealed class Waiter(Owner owner)
    {
        public Owner Owner => owner;

        public TaskCompletionSource<IDisposable> Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Who waits: by owner, and the owners in turn.</summary>
    private sealed class Turns
    {
        private readonly LinkedList<(Owner Owner, LinkedList<Waiter> Waiters)> _owners = new();

        public bool IsEmpty => _owners.Count == 0;

        public int Count => _owners.Sum(owner => owner.Waiters.Count);

        public void Add(Waiter waiter)
        {
            foreach (var (owner, waiters) in _owners)
            {
                if (owner == waiter.Owner)
                {
                    waiters.AddLast(waiter);
                    return;
                }
            }

            _owners.AddLast((waiter.Owner, new LinkedList<Waiter>([waiter])));
        }

        public bool Remove(Waiter waiter)
        {
            for (var node = _owners.First; node is not null; node = node.Next)
            {
                if (!node.Value.Waiters.Remove(waiter))
                    continue;

                if (node.Value.Waiters.Count == 0)
                    _owners.Remove(node);
                return true;
            }

            return false;
        }

        /// <summary>The first waiter of the first owner that may; the owner's next turn comes after all others'.</summary>
        public Waiter? Next(Func<Owner, bool> may)
        {
            for (var node = _owners.First; node is not null; node = node.Next)
            {
                var (owner, waiters) = node.Value;
                if (!may(owner))
                    continue;

                var waiter = waiters.First!.Value;
                waiters.RemoveFirst();
                _owners.Remove(node);
                if (waiters.Count > 0)
                    _owners.AddLast(node);
                return waiter;
            }

            return null;
        }
    }
}
