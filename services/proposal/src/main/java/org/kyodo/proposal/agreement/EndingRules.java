package org.kyodo.proposal.agreement;

import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.agreement.AgreementRefusal.*;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementExpired;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.agreement.Agreement.Notice;
import org.kyodo.proposal.agreement.Agreement.Published;
import org.kyodo.proposal.agreement.AgreementCommand.GiveUpAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.TerminateAgreement;

/** How an agreement ends 不成立・解除・満了: it is given up before it is signed, by notice, or with its term. */
final class EndingRules {
    private EndingRules() {}

    /** From midnight on nobody changes it any more, also before the platform has ended it. */
    static Optional<Decision<AgreementEvent>> over(Published p, Context context) {
        LocalDate today = context.today();
        return p.until()
                .filter(today::isAfter)
                .flatMap(last -> AgreementRules.refused(HOLDS_NO_MORE, "today", today, Wording.UNTIL.of(last)));
    }

    /** Either side, for it takes both to come to an agreement. */
    static Decision<AgreementEvent> giveUp(Negotiation n, GiveUpAgreement c, Context context) {
        return ReasonGiven.needed(
                c.reason(),
                context.fact(AgreementSettings.class).minReason(),
                reason -> accept(new AgreementGivenUp(
                        n.id(),
                        n.proposal(),
                        AgreementRules.side(n.terms(), context).orElseThrow(),
                        reason,
                        context.today())));
    }

    /** Notice; of several the one that ends it first. */
    static Decision<AgreementEvent> terminate(Published p, TerminateAgreement c, Context context) {
        LocalDate today = context.today();
        LocalDate first = context.applies(NOTICE_TOO_SHORT) ? today.plusDays(context.figure(NOTICE_TOO_SHORT)) : today;
        LocalDate furthest = LongestTerm.from(today);
        Optional<LocalDate> last = p.lastOfTerm();
        if (c.on().isBefore(today)) {
            return refuse(ENDED_BEFORE_TODAY, "on", c.on(), Wording.FROM.of(today));
        }
        if (c.on().isBefore(first)) {
            return refuse(NOTICE_TOO_SHORT, "on", c.on(), Wording.FROM.of(first));
        }
        if (c.on().isAfter(furthest)) {
            return refuse(DUE_TOO_FAR, "on", c.on(), Wording.UNTIL.of(furthest));
        }
        if (last.filter(c.on()::isAfter).isPresent()) {
            return refuse(AFTER_ITS_TERM, "on", c.on(), Wording.UNTIL.of(last.get()));
        }
        Negotiation n = p.negotiation();
        Side side = AgreementRules.side(n.terms(), context).orElseThrow();
        return ReasonGiven.needed(
                c.reason(),
                context.fact(AgreementSettings.class).minReason(),
                reason -> given(p, new Notice(side, reason, c.on())));
    }

    private static Decision<AgreementEvent> given(Published p, Notice notice) {
        if (p.notice().equals(Optional.of(notice))) {
            return repeated();
        }
        return p.notice()
                .map(Notice::on)
                .filter(earlier -> !notice.on().isBefore(earlier))
                .map(earlier -> Decision.<AgreementEvent>refuse(
                        ENDS_ALREADY, "on", notice.on(), Wording.UNTIL.of(earlier.minusDays(1))))
                .orElseGet(() -> accept(new AgreementNoticeGiven(
                        p.id(), p.negotiation().proposal(), notice.by(), notice.reason(), notice.on())));
    }

    static Decision<AgreementEvent> end(Published p, Context context) {
        return p.ending()
                .map(notice -> DueDates.<AgreementEvent>notOver(notice.on(), context)
                        .orElseGet(() -> accept(new AgreementTerminated(
                                p.id(), p.negotiation().proposal(), notice.by(), notice.reason(), notice.on()))))
                .orElseGet(() -> refuse(NO_NOTICE_GIVEN));
    }

    static Decision<AgreementEvent> expire(Published p, Context context) {
        return p.lastOfTerm()
                .map(last -> DueDates.<AgreementEvent>notOver(last, context)
                        .orElseGet(() -> accept(
                                new AgreementExpired(p.id(), p.negotiation().proposal(), last))))
                .orElseGet(() -> refuse(WITHOUT_TERM));
    }
}
