package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementConfirmed;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementExpired;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementPublished;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewRequired;
import org.kyodo.contracts.proposal.AgreementEvent.DecisionLetterIssued;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceAccepted;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceProposed;
import org.kyodo.contracts.proposal.AgreementEvent.RuleEvidenceRecorded;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Side;

/**
 * An agreement 協定書, a contract 契約 or a decision letter 決定通知: what an adoption in a form is put down in, or what a section and
 * others settle without a proposal 包括連携協定. Both sides write versions of it until every party has confirmed the same one; for a
 * commission they agree to a fair price, and what the form asks for is recorded. Then the section in charge signs and publishes it;
 * until then either side may give it up. While it holds it is amended in the same way, and it expires with its term, unless a side
 * gives notice: then it holds until the day of the notice. A decision letter is the city's alone: it is issued, and public with that.
 */
sealed interface Agreement extends Stage<Agreement, AgreementEvent> {
    AgreementId id();

    record Absent(AgreementId id) implements Agreement {}

    /** 下書き. */
    record Drafted(Negotiation negotiation) implements Open {
        @Override
        public Drafted with(Negotiation other) {
            return new Drafted(other);
        }
    }

    /** 協議中. */
    record Negotiating(Negotiation negotiation) implements Open {
        @Override
        public Negotiating with(Negotiation other) {
            return new Negotiating(other);
        }
    }

    /** 合意: every party confirmed the same version. */
    record Agreed(Negotiation negotiation) implements Open {
        @Override
        public Agreed with(Negotiation other) {
            return new Agreed(other);
        }
    }

    /** 締結. */
    record Signed(Negotiation negotiation, LocalDate on) implements Known {
        @Override
        public Signed with(Negotiation other) {
            return new Signed(other, on);
        }
    }

    /**
     * 公開.
     *
     * @param holds the version that holds, while the parties may write a later one
     * @param notice that a side gave, the one that ends it first
     */
    record Published(Negotiation negotiation, Version holds, Optional<Notice> notice) implements Known {
        static Published of(Negotiation negotiation) {
            return new Published(negotiation, negotiation.version(), Optional.empty());
        }

        @Override
        public Published with(Negotiation other) {
            return new Published(other, holds, notice);
        }

        Published with(Notice given) {
            return new Published(negotiation, holds, Optional.of(given));
        }

        /** The latest version holds from now on; notice that was given stands. */
        Published amended() {
            return new Published(negotiation, negotiation.version(), notice);
        }

        /** The notice that ends it: an amendment may have brought the end of its term before that. */
        Optional<Notice> ending() {
            return notice.filter(
                    given -> lastOfTerm().filter(given::isNotBefore).isEmpty());
        }

        @Override
        public Optional<LocalDate> until() {
            return ending().map(Notice::on).or(this::lastOfTerm);
        }
    }

    /** 解除の予告. @param on the last day on which the agreement holds */
    record Notice(Side by, Reason reason, LocalDate on) {
        private boolean isNotBefore(LocalDate day) {
            return !on.isBefore(day);
        }
    }

    /** 解除. @param on the last day on which it holds */
    record Terminated(Negotiation negotiation, Version holds, Side by, Reason reason, LocalDate on) implements Known {
        @Override
        public Terminated with(Negotiation other) {
            return new Terminated(other, holds, by, reason, on);
        }

        @Override
        public Optional<LocalDate> until() {
            return Optional.of(on);
        }
    }

    /** 満了. @param on its last day */
    record Expired(Negotiation negotiation, Version holds, LocalDate on) implements Known {
        @Override
        public Expired with(Negotiation other) {
            return new Expired(other, holds, on);
        }
    }

    /** 不成立. @param on the day on which a side gave it up */
    record GivenUp(Negotiation negotiation, Side by, Reason reason, LocalDate on) implements Known {
        @Override
        public GivenUp with(Negotiation other) {
            return new GivenUp(other, by, reason, on);
        }

        @Override
        public boolean isPublic() {
            return false;
        }
    }

    /** It was drafted. */
    sealed interface Known extends Agreement {
        Negotiation negotiation();

        Known with(Negotiation other);

        /** What holds or held; of one that was never public the latest version. */
        default Version holds() {
            return negotiation().version();
        }

        /** The last day on which it holds; empty where none is settled. */
        default Optional<LocalDate> until() {
            return lastOfTerm();
        }

        default Optional<LocalDate> lastOfTerm() {
            return holds().terms().text().term().map(Period::until);
        }

        /** Whether everybody sees it. */
        default boolean isPublic() {
            return true;
        }

        @Override
        default AgreementId id() {
            return negotiation().id();
        }
    }

    /** Not yet signed 締結前. */
    sealed interface Open extends Known {
        @Override
        default boolean isPublic() {
            return false;
        }
    }

    /** Who wrote, confirmed and recorded what stands beside the event, not in it. */
    @Override
    default Agreement after(AgreementEvent event, Entry entry) {
        Known after = after(event).as(Known.class);
        Negotiation negotiation = after.negotiation();
        return after.with(negotiation.with(negotiation.entries().and(entry)));
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Agreement after(AgreementEvent event) {
        return switch (event) {
            case AgreementDrafted e ->
                new Drafted(Negotiation.begun(
                        e.agreementId(), e.proposal(), new Version(1, e.hash(), Side.CITY, e.agreement())));
            case AgreementRevised e -> revised(new Version(e.version(), e.hash(), e.side(), e.agreement()));
            case FairPriceProposed e -> with(soFar().offered(e.side(), e.price()));
            case FairPriceAccepted e -> with(soFar().priced(e.price()));
            case RuleEvidenceRecorded e -> with(soFar().recorded(e.evidence()));
            case AgreementConfirmed e -> confirmed(soFar().confirmedBy(e.party()));
            case ContinuationReviewRequired e -> with(soFar().required(e.continuation()));
            case ContinuationReviewCompleted e -> with(soFar().reviewed(e));
            case AgreementSigned e -> new Signed(soFar(), e.on());
            case DecisionLetterIssued _ -> Published.of(soFar());
            case AgreementPublished _ -> Published.of(soFar());
            case AgreementAmended _ -> as(Published.class).amended();
            case AgreementNoticeGiven e -> as(Published.class).with(new Notice(e.side(), e.reason(), e.on()));
            case AgreementGivenUp e -> new GivenUp(soFar(), e.side(), e.reason(), e.on());
            case AgreementTerminated e ->
                new Terminated(soFar(), as(Published.class).holds(), e.side(), e.reason(), e.on());
            case AgreementExpired e -> new Expired(soFar(), as(Published.class).holds(), e.on());
        };
    }

    /** One that was published stays so while a later version is written. */
    private Agreement revised(Version next) {
        return this instanceof Published ? with(soFar().revised(next)) : new Negotiating(soFar().revised(next));
    }

    private Agreement confirmed(Negotiation after) {
        return this instanceof Negotiating && after.writing().isConfirmedByAll() ? new Agreed(after) : with(after);
    }

    private Known with(Negotiation after) {
        return as(Known.class).with(after);
    }

    private Negotiation soFar() {
        return as(Known.class).negotiation();
    }
}
