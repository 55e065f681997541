namespace Payments.Specifications;

/// <summary>What the accounts of one currency hold, in minor units.</summary>
internal sealed class BookedTotals
{
    public long All { get; private set; }

    public long Available { get; private set; }

    public long Pending { get; private set; }

    public long Reserved { get; private set; }

    public long Suspense { get; private set; }

    public long Disputed { get; private set; }

    public long Credit { get; private set; }

    public long Applied { get; private set; }

    public long AtCards { get; private set; }

    public long AtBank { get; private set; }

    public void Add(string account, long amount, bool isPending)
    {
        All += amount;
        switch (account)
        {
            case "funds" when isPending:
                Pending += amount;
                break;
            case "funds":
                Available += amount;
                break;
            case "reserved":
                Reserved += amount;
                break;
            case "suspense":
                Suspense += amount;
                break;
            case "disputed":
                Disputed += amount;
                break;
            case "customer_credit":
                Credit += amount;
                break;
            case "applied_credit":
                Applied += amount;
                break;
            case "clearing:cards":
                AtCards += amount;
                break;
            case "clearing:bank":
                AtBank += amount;
                break;
            default:
                break;
        }
    }
}
