package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.contracts.value.RegistrationPolicy.DECLARATIVE;
import static org.kyodo.registry.group.GroupRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.BYLAWS_MISSING;
import static org.kyodo.registry.group.GroupRefusal.CONTACT_MISSING;
import static org.kyodo.registry.group.GroupRefusal.DECLARATION_NOT_SIGNED;
import static org.kyodo.registry.group.GroupRefusal.EXCLUDED_PURPOSE;
import static org.kyodo.registry.group.GroupRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.group.GroupRefusal.FORM_INCOMPLETE;
import static org.kyodo.registry.group.GroupRefusal.GROUP_TYPE_NOT_ACCEPTED;
import static org.kyodo.registry.group.GroupRefusal.MUTUAL_BENEFIT_ONLY;
import static org.kyodo.registry.group.GroupRefusal.NOT_OF_ONE_AREA;
import static org.kyodo.registry.group.GroupRefusal.ORGANIZED_CRIME;
import static org.kyodo.registry.group.GroupRefusal.ROSTER_MISSING;
import static org.kyodo.registry.group.GroupRefusal.STATEMENT_NOT_SIGNED;
import static org.kyodo.registry.group.GroupRefusal.TOO_FEW_MEMBERS;
import static org.kyodo.registry.group.GroupRefusal.TRACK_CHANGED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;

/** What a form of registration 登録申請書 must say, by the group's track and the municipality's policy. */
final class FormRules {
    private static final int FEWEST_BODIES = 2;

    private final Context context;
    private final GroupSettings settings;
    private final CardGiven card;
    private final Particulars particulars;

    private FormRules(Context context, CardGiven card, Particulars particulars) {
        this.context = context;
        this.settings = context.fact(GroupSettings.class);
        this.card = card;
        this.particulars = particulars;
    }

    /** The first thing that speaks against the form. */
    static Optional<Decision<GroupEvent>> against(SubmitGroupRegistration form, Context context) {
        FormRules rules = new FormRules(context, form.card(), form.particulars());
        return rules.unknown()
                .or(() -> rules.unreachable(form.contact()))
                .or(() -> rules.settings.policy() == DECLARATIVE ? rules.notDeclared(form) : rules.notReviewable(form));
    }

    /** The same of what a registered group changes; what it handed in besides stands. */
    static Optional<Decision<GroupEvent>> against(ChangeGroupProfile form, Filing filed, Context context) {
        FormRules rules = new FormRules(context, form.card(), form.particulars());
        return rules.unknown()
                .or(() -> rules.elsewhere(filed.card().track()))
                .or(() -> form.contact().flatMap(rules::unreachable))
                .or(() -> filed.policy() == DECLARATIVE ? rules.withoutPurpose() : rules.incomplete())
                .or(() -> filed.policy() == DECLARATIVE ? Optional.empty() : rules.tooFew());
    }

    /** An area council is bodies together. */
    static Optional<Decision<GroupEvent>> tooFewBodies(CouncilStructure structure, Context context) {
        int bodies = structure.memberGroups().size() + structure.otherMembers().size();
        return context.applies(NOT_OF_ONE_AREA) && bodies < FEWEST_BODIES
                ? Optional.of(refuse(NOT_OF_ONE_AREA, "structure.memberGroups", bodies, FEWEST_BODIES))
                : Optional.empty();
    }

    private Track track() {
        return settings.trackOf(card.groupType());
    }

    private Optional<Decision<GroupEvent>> unknown() {
        if (!settings.accepts(card.groupType())) {
            return Optional.of(
                    refuse(GROUP_TYPE_NOT_ACCEPTED, "card.groupType", card.groupType(), settings.groupTypes()));
        }
        return unknown(AREA_UNKNOWN, "card.areas", card.areas(), settings.areas())
                .or(() -> unknown(FIELD_UNKNOWN, "card.fields", card.fields(), settings.fields()));
    }

    private static <T> Optional<Decision<GroupEvent>> unknown(
            Refusal refusal, String field, List<T> given, Set<T> known) {
        return known.containsAll(given)
                ? Optional.empty()
                : Optional.of(refuse(
                        refusal,
                        field,
                        given.stream().filter(code -> !known.contains(code)).toList(),
                        known));
    }

    /** Another track has other criteria, so a group of it registers anew. */
    private Optional<Decision<GroupEvent>> elsewhere(Track registered) {
        return track() == registered
                ? Optional.empty()
                : Optional.of(refuse(TRACK_CHANGED, "card.groupType", card.groupType(), settings.typesOf(registered)));
    }

    private Optional<Decision<GroupEvent>> unreachable(Contact contact) {
        return context.applies(CONTACT_MISSING) && !contact.reaches()
                ? Optional.of(refuse(CONTACT_MISSING, "contact", Wording.NONE.of(), Wording.CONTACT_WAY.of()))
                : Optional.empty();
    }

    /** A declaration blocks on nothing else (R-GR-7), but on what it itself says of members where that is asked (R-GR-2). */
    private Optional<Decision<GroupEvent>> notDeclared(SubmitGroupRegistration form) {
        if (!form.declaration().signed()) {
            return Optional.of(refuse(STATEMENT_NOT_SIGNED, "declaration.signed", false, true));
        }
        return withoutPurpose().or(() -> membersOnly(form.declaration()));
    }

    private Optional<Decision<GroupEvent>> notReviewable(SubmitGroupRegistration form) {
        Optional<Decision<GroupEvent>> incomplete = incomplete()
                .or(() -> track() == Track.COUNCIL
                        ? tooFewBodies(form.structure().orElse(CouncilStructure.NONE), context)
                        : Optional.empty());
        if (track() == Track.ORGANISATION) {
            return incomplete.or(() -> missing("contact.address", form.contact().address()));
        }
        return incomplete
                .or(() -> missing("representative", form.representative()))
                .or(this::tooFew)
                .or(() -> undocumented(form.attachments()))
                .or(() -> excluded(form.declaration()));
    }

    private Optional<Decision<GroupEvent>> withoutPurpose() {
        return missing("particulars.purpose", particulars.purpose());
    }

    /** What the form of the track asks for. */
    private Optional<Decision<GroupEvent>> incomplete() {
        return switch (track()) {
            case CIVIC -> common().or(() -> missing("particulars.members", particulars.members()));
            case TERRITORIAL -> common().or(() -> missing("particulars.households", particulars.households()));
            case COUNCIL -> withoutPurpose().or(this::withoutArea).or(() -> missing("card.nameKana", card.nameKana()));
            // Its name stands on the card; its seat is asked with the contact.
            case ORGANISATION -> Optional.empty();
        };
    }

    private Optional<Decision<GroupEvent>> common() {
        return missing("card.nameKana", card.nameKana())
                .or(this::withoutPurpose)
                .or(() -> missing("particulars.activities", particulars.activities()))
                .or(() -> card.fields().isEmpty() ? missing("card.fields", card.otherField()) : Optional.empty())
                .or(this::withoutArea)
                .or(() -> missing("particulars.membershipOpen", particulars.membershipOpen()));
    }

    private Optional<Decision<GroupEvent>> withoutArea() {
        return missing("card.areas", card.areas().stream().findFirst());
    }

    private static Optional<Decision<GroupEvent>> missing(String field, Optional<?> given) {
        return given.isPresent()
                ? Optional.empty()
                : Optional.of(refuse(FORM_INCOMPLETE, field, Wording.NONE.of(), Wording.ASKED_BY_FORM.of()));
    }

    private Optional<Decision<GroupEvent>> tooFew() {
        int least = settings.groups().minMembers();
        return switch (track()) {
            case CIVIC -> fewer("particulars.members", particulars.members(), least);
            case TERRITORIAL -> fewer("particulars.households", particulars.households(), least);
            case COUNCIL, ORGANISATION -> Optional.empty();
        };
    }

    private Optional<Decision<GroupEvent>> fewer(String field, Optional<Integer> given, int least) {
        return given.filter(count -> context.applies(TOO_FEW_MEMBERS) && count < least)
                .map(count -> refuse(TOO_FEW_MEMBERS, field, count, Wording.AT_LEAST_SO_MANY.of(least)));
    }

    private Optional<Decision<GroupEvent>> undocumented(Attachments attachments) {
        if (context.applies(BYLAWS_MISSING) && attachments.bylaws().isEmpty()) {
            return Optional.of(
                    refuse(BYLAWS_MISSING, "attachments.bylaws", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of()));
        }
        return context.applies(ROSTER_MISSING) && attachments.roster().isEmpty()
                ? Optional.of(
                        refuse(ROSTER_MISSING, "attachments.roster", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of()))
                : Optional.empty();
    }

    private Optional<Decision<GroupEvent>> excluded(ExclusionDeclaration declaration) {
        if (!context.applies(DECLARATION_NOT_SIGNED)) {
            return Optional.empty();
        }
        if (!declaration.signed()) {
            return Optional.of(refuse(DECLARATION_NOT_SIGNED, "declaration.signed", false, true));
        }
        if (declaration.organizedCrime()) {
            return Optional.of(refuse(ORGANIZED_CRIME, "declaration.organizedCrime", true, false));
        }
        return declaration.excludedPurpose()
                ? Optional.of(refuse(
                        EXCLUDED_PURPOSE,
                        "declaration",
                        Wording.EXCLUDED_PURPOSES.of(),
                        Wording.NO_EXCLUDED_PURPOSE.of()))
                : Optional.empty();
    }

    /** Where the registrar reviews, they weigh it and give the reason; a declaration alone cannot be weighed. */
    private Optional<Decision<GroupEvent>> membersOnly(ExclusionDeclaration declaration) {
        return declaration.membersOnly()
                        && GroupRules.criteria(track(), context).contains("R-GR-2")
                ? Optional.of(refuse(MUTUAL_BENEFIT_ONLY, "declaration.membersOnly", true, false))
                : Optional.empty();
    }
}
