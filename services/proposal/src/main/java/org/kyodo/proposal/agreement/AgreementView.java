package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.FairPrice;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Side;
import org.kyodo.proposal.agreement.Agreement.Expired;
import org.kyodo.proposal.agreement.Agreement.GivenUp;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.Agreement.Open;
import org.kyodo.proposal.agreement.Agreement.Published;
import org.kyodo.proposal.agreement.Agreement.Signed;
import org.kyodo.proposal.agreement.Agreement.Terminated;

/**
 * An agreement as it is shown 公開範囲: everybody sees what was signed, issued and published; its parties, staff and auditors also how
 * it came about.
 *
 * @param version that it is, or of one not signed yet the latest
 * @param price of a commission
 * @param ending when it ends, by the notice of a side
 * @param ended when it was ended, given up or expired
 * @param course how far the parties are, for them and the town hall
 */
record AgreementView(
        Optional<ProposalId> proposal,
        AgreementTerms agreement,
        int version,
        String hash,
        Optional<FairPrice> price,
        Optional<Ended> ending,
        Optional<Ended> ended,
        Optional<Course> course) {

    /** @param by which side @param reason that it gave, for the parties and the town hall */
    record Ended(LocalDate on, Optional<Side> by, Optional<Reason> reason) {
        private static Ended of(LocalDate on, Side by, Reason reason, boolean whole) {
            return new Ended(on, Optional.of(by), Optional.of(reason).filter(_ -> whole));
        }
    }

    /**
     * @param latest the version that the parties write, where another one holds
     * @param confirmed who confirmed the latest version
     */
    record Course(
            Optional<Written> latest,
            List<Written> earlier,
            List<AgreementParty> confirmed,
            Optional<Negotiation.Offer> offer,
            List<RuleEvidence> evidence,
            Optional<Continuation> reviewRequired,
            Optional<Negotiation.Review> review) {}

    record Written(int version, String hash, Side by, AgreementTerms agreement) {
        static Written of(Version version) {
            return new Written(version.number(), version.hash(), version.by(), version.terms());
        }
    }

    /** @param whole for the parties and the town hall */
    static Optional<AgreementView> of(Agreement agreement, boolean whole) {
        return agreement instanceof Known known && (whole || known.isPublic())
                ? Optional.of(shown(known, whole))
                : Optional.empty();
    }

    private static AgreementView shown(Known known, boolean whole) {
        Negotiation n = known.negotiation();
        Version holds = known.holds();
        return new AgreementView(
                n.proposal(),
                whole ? holds.terms() : holds.terms().toEverybody(),
                holds.number(),
                holds.hash(),
                n.pricing().agreed().map(price -> whole ? price : price.with(Optional.empty())),
                known instanceof Published p
                        ? p.notice().map(notice -> Ended.of(notice.on(), notice.by(), notice.reason(), whole))
                        : Optional.empty(),
                ended(known, whole),
                Optional.of(course(n, holds)).filter(_ -> whole));
    }

    private static Optional<Ended> ended(Known known, boolean whole) {
        return switch (known) {
            case Terminated t -> Optional.of(Ended.of(t.on(), t.by(), t.reason(), whole));
            case GivenUp g -> Optional.of(Ended.of(g.on(), g.by(), g.reason(), whole));
            case Expired e -> Optional.of(new Ended(e.on(), Optional.empty(), Optional.empty()));
            case Open _, Signed _, Published _ -> Optional.empty();
        };
    }

    private static Course course(Negotiation n, Version holds) {
        return new Course(
                Optional.of(n.version()).filter(latest -> !latest.equals(holds)).map(Written::of),
                n.writing().earlier().stream().map(Written::of).toList(),
                n.writing().confirmed(),
                n.pricing().offer(),
                n.evidence(),
                n.continuing().required(),
                n.continuing().review());
    }
}
