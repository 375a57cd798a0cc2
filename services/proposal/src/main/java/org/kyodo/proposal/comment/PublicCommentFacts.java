package org.kyodo.proposal.comment;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.kyodo.proposal.group.Groups;

/** Looks up what the rules of public comments need: the settings, the group, how many opinions somebody gave. */
final class PublicCommentFacts implements FactFinder<PublicCommentCommand, PublicComment> {
    private final Presets presets;
    private final Departments departments;
    private final Groups groups;
    private final OpinionStore store;

    PublicCommentFacts(Presets presets, Departments departments, Groups groups, OpinionStore store) {
        this.presets = presets;
        this.departments = departments;
        this.groups = groups;
        this.store = store;
    }

    /** @param minReason the fewest characters of a reason */
    record Settings(Set<DepartmentCode> departments, int minReason) {}

    /** The group that an opinion names; empty where it names none, or the register none such. */
    record Party(Optional<GroupStanding> group) {
        boolean mayBeActedForBy(Actor actor) {
            return group.filter(standing -> actor.entersForOthers()
                            ? actor.entersFor(standing.group(), standing.account())
                            : standing.isActedForBy(actor.account()))
                    .isPresent();
        }
    }

    /** How many opinions on this draft somebody has given. */
    record Earlier(ToIntFunction<Author> count) {
        int by(Author author) {
            return count.applyAsInt(author);
        }
    }

    @Override
    public Facts find(PublicComment comment, PublicCommentCommand command, MunicipalityCode municipality) {
        Facts settings = Facts.of(new Settings(
                departments.known(municipality),
                presets.of(municipality).proposal().reasonMinLength()));
        return comment instanceof Known known && command instanceof SubmitOpinion c
                ? settings.and(Facts.of(
                        new Party(c.group().flatMap(group -> standing(group, municipality))),
                        new Earlier(author -> store.count(known, author, municipality))))
                : settings;
    }

    private Optional<GroupStanding> standing(GroupId group, MunicipalityCode municipality) {
        return Optional.ofNullable(groups.standings(Set.of(group), municipality).get(group));
    }
}
