package org.kyodo.proposal.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.presets.Label;
import org.kyodo.presets.NamedDocument;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.comment.PublicComment.Answered;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.group.Groups;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of public comments; opinions only for their authors, the section, the office and auditors. */
@Component
class PublicCommentQueries {
    /** In the settings, among the documents that the municipality follows. */
    static final String GUIDELINE = "public-comment-guideline";

    private final Aggregate<PublicCommentCommand, PublicComment, PublicCommentEvent> comments;
    private final OpinionStore store;
    private final Groups groups;
    private final Presets presets;
    private final Departments departments;
    private final History history;

    PublicCommentQueries(
            Aggregate<PublicCommentCommand, PublicComment, PublicCommentEvent> comments,
            OpinionStore store,
            Groups groups,
            Presets presets,
            Departments departments,
            History history) {
        this.comments = comments;
        this.store = store;
        this.groups = groups;
        this.presets = presets;
        this.departments = departments;
        this.history = history;
    }

    /** What narrows a list. */
    record Filter(Optional<DepartmentCode> department, Optional<String> stage) {
        private Criteria among(MunicipalityCode municipality, Departments departments) {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(PublicCommentEvent.class, stage));
            department.ifPresent(
                    code -> wanted.add(departments.inChargeOf("stage.terms.department", code, municipality)));
            return new Criteria().andOperator(wanted);
        }
    }

    ResponseEntity<Representation<PublicCommentView>> find(PublicCommentId id, Caller caller) {
        return Answers.found(comments, id.toString(), caller, comment -> shown(comment, caller));
    }

    Page<Representation<PublicCommentView>> list(Filter filter, PageQuery query, Caller caller) {
        return Answers.listed(
                comments,
                caller,
                filter.among(caller.municipality(), departments),
                query,
                comment -> shown(comment, caller));
    }

    /** A comment has no parties: it is the town hall's, and everybody's. */
    Page<History.Line> history(PublicCommentId id, PageQuery query, Caller caller) {
        return history.of(comments, id.toString(), query, caller, comment -> false);
    }

    PublicCommentView findForEveryone(PublicCommentId id, MunicipalityCode municipality) {
        return comments.find(id.toString(), presets.of(municipality).code())
                .flatMap(stored -> PublicCommentView.of(stored.stage(), guideline(municipality), false))
                .orElseThrow(() -> notFound(id));
    }

    Page<Representation<PublicCommentView>> listForEveryone(
            MunicipalityCode municipality, Filter filter, PageQuery query) {
        Optional<Label> guideline = guideline(municipality);
        return Answers.listedForEveryone(
                comments,
                presets.of(municipality).code(),
                filter.among(municipality, departments),
                query,
                comment -> PublicCommentView.of(comment, guideline, false));
    }

    Page<History.Line> historyForEveryone(PublicCommentId id, PageQuery query, MunicipalityCode municipality) {
        return history.forEverybody(
                comments, id.toString(), query, presets.of(municipality).code(), comment -> comment instanceof Known);
    }

    /**
     * All of them for the section, the office and auditors; for others their own, or what they entered for the party that they
     * name.
     *
     * @param group of this group that the caller acts for
     */
    Page<PublicCommentView.Line> opinions(PublicCommentId id, Optional<GroupId> group, PageQuery query, Caller caller) {
        if (!(Answers.seen(comments, id.toString(), caller).stage() instanceof Known known)) {
            throw notFound(id);
        }
        boolean all = seesAll(known, caller.actor());
        Optional<GroupId> own = group.filter(groups.actedForBy(caller.actor(), caller.municipality())::contains);
        if (group.isPresent() && own.isEmpty()) {
            throw new Declined(new Outcome.NotFound("group", group.get().toString(), false));
        }
        Optional<Author> author = all && group.isEmpty()
                ? Optional.empty()
                : Optional.of(Author.of(own, caller.actor().author()));
        return store.page(known, author, caller.municipality(), query)
                .map(opinion -> Optional.of(new PublicCommentView.Line(
                        opinion.number(),
                        opinion.at(),
                        opinion.channel(),
                        opinion.group(),
                        store.textOf(opinion, known.id(), caller.municipality()),
                        switch (known) {
                            case Closed closed
                            when all -> Optional.of(closed.answers().answered().contains(opinion.number()));
                            case Answered _ -> Optional.of(true);
                            case Known _ -> Optional.empty();
                        })));
    }

    private static boolean seesAll(Known known, Actor actor) {
        return !actor.entersForOthers()
                && (actor.isStaffOf(known.terms().department())
                        || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                        || actor.is(Role.AUDITOR));
    }

    private Optional<PublicCommentView> shown(PublicComment comment, Caller caller) {
        boolean inCharge = comment instanceof Known known && seesAll(known, caller.actor());
        return PublicCommentView.of(comment, guideline(caller.municipality()), inCharge);
    }

    private Optional<Label> guideline(MunicipalityCode municipality) {
        return presets.of(municipality).documents().stream()
                .filter(document -> document.code().equals(GUIDELINE))
                .findFirst()
                .map(NamedDocument::label);
    }

    private static Declined notFound(PublicCommentId id) {
        return new Declined(new Outcome.NotFound("public-comment", id.toString(), false));
    }
}
