package org.kyodo.proposal.comment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.proposal.PublicCommentEvent.OpinionsAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentCancelled;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentClosed;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentExtended;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentOpened;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionReceived;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionsForgotten;
import org.kyodo.contracts.proposal.PublicCommentTerms;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.contracts.value.Reason;

/**
 * A public comment パブリック・コメント. A section publishes the draft of a plan some time before opinions are taken on it; in the
 * window whoever is signed in gives theirs, and groups do, also on paper. Then the section answers every one of them, alike ones
 * together, and publishes what became of them. Opinions and their authors stand in no event, and are forgotten in the end.
 */
sealed interface PublicComment extends Stage<PublicComment, PublicCommentEvent> {
    PublicCommentId id();

    record Absent(PublicCommentId id) implements PublicComment {}

    /** 公表. */
    record Published(PublicCommentId id, PublicCommentTerms terms) implements Running {
        @Override
        public Opinions opinions() {
            return Opinions.NONE;
        }
    }

    /** 募集中. */
    record Open(PublicCommentId id, PublicCommentTerms terms, Opinions opinions) implements Running {}

    /** 締切. @param answers so far, shown to nobody but the town hall */
    record Closed(PublicCommentId id, PublicCommentTerms terms, Opinions opinions, OpinionAnswers answers)
            implements Known {}

    /** 結果公表. @param over the day of the result */
    record Answered(
            PublicCommentId id,
            PublicCommentTerms terms,
            Opinions opinions,
            List<OpinionAnswer> answers,
            LocalDate over)
            implements Known {}

    /** 中止. @param over the day on which it was */
    record Cancelled(PublicCommentId id, PublicCommentTerms terms, Opinions opinions, Reason reason, LocalDate over)
            implements Known {}

    /** Announced, whatever became of it: it is public. */
    sealed interface Known extends PublicComment {
        PublicCommentTerms terms();

        Opinions opinions();

        /** The day since which nobody works on it. */
        default Optional<LocalDate> ended() {
            return switch (this) {
                case Running _, Closed _ -> Optional.empty();
                case Answered answered -> Optional.of(answered.over());
                case Cancelled cancelled -> Optional.of(cancelled.over());
            };
        }

        /** The same with other opinions. */
        default PublicComment with(Opinions others) {
            return switch (this) {
                case Published published -> published;
                case Open(var id, var terms, var _) -> new Open(id, terms, others);
                case Closed(var id, var terms, var _, var answers) -> new Closed(id, terms, others, answers);
                case Answered(var id, var terms, var _, var answers, var over) ->
                    new Answered(id, terms, others, answers, over);
                case Cancelled(var id, var terms, var _, var reason, var over) ->
                    new Cancelled(id, terms, others, reason, over);
            };
        }
    }

    /** Its window is not over, as far as the platform has said so. */
    sealed interface Running extends Known {}

    /** Whose opinion it is and since when nobody works on it stands beside the event, not in it. */
    @Override
    default PublicComment after(PublicCommentEvent event, Entry entry) {
        PublicComment next = after(event);
        return switch (next) {
            case Open open
            when event instanceof PublicOpinionReceived ->
                open.with(open.opinions().by(entry));
            case Answered a
            when event instanceof PublicCommentAnswered ->
                new Answered(a.id(), a.terms(), a.opinions(), a.answers(), day(entry));
            case Cancelled c
            when event instanceof PublicCommentCancelled ->
                new Cancelled(c.id(), c.terms(), c.opinions(), c.reason(), day(entry));
            case PublicComment _ -> next;
        };
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default PublicComment after(PublicCommentEvent event) {
        return switch (event) {
            case PublicCommentAnnounced e -> new Published(e.publicCommentId(), e.terms());
            case PublicCommentExtended e ->
                switch (as(Running.class)) {
                    case Published(var id, var terms) -> new Published(id, terms.during(e.window()));
                    case Open(var id, var terms, var opinions) -> new Open(id, terms.during(e.window()), opinions);
                };
            case PublicCommentCancelled e -> {
                Running running = as(Running.class);
                yield new Cancelled(id(), running.terms(), running.opinions(), e.reason(), LocalDate.EPOCH);
            }
            case PublicCommentOpened _ -> new Open(id(), as(Published.class).terms(), Opinions.NONE);
            case PublicOpinionReceived e -> {
                Open open = as(Open.class);
                yield open.with(open.opinions().counting(e.opinions(), e.people()));
            }
            case PublicCommentClosed e -> {
                Open open = as(Open.class);
                yield new Closed(
                        id(), open.terms(), open.opinions().counting(e.opinions(), e.people()), OpinionAnswers.NONE);
            }
            case OpinionsAnswered _ -> as(Closed.class);
            case PublicCommentAnswered e -> {
                Closed closed = as(Closed.class);
                yield new Answered(id(), closed.terms(), closed.opinions(), e.answers(), LocalDate.EPOCH);
            }
            case PublicOpinionsForgotten _ -> {
                Known known = as(Known.class);
                yield known.with(known.opinions().forgotten());
            }
        };
    }

    private static LocalDate day(Entry entry) {
        return FiscalYear.dayOf(entry.at());
    }
}
