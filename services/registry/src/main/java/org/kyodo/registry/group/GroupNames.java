package org.kyodo.registry.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.contracts.value.ComparedName;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Sees to it that a name with its representative, and a corporate number, belong to one group of a municipality at a time
 * 重複登録の防止. The representative is compared by a keyed hash, never in plain text.
 *
 * <p>A claim is taken when no other rule speaks against the form and before it is committed, so of two groups that submit the
 * same at once only one can win. One that was taken for a form which then did not come to be is given back; one held by a group that lapsed, was refused, or has another name
 * by now goes to the next who asks.
 */
final class GroupNames {
    private static final Set<String> WITHOUT_CLAIMS =
            Set.of(Group.Lapsed.class.getSimpleName(), Group.Refused.class.getSimpleName());
    private static final String DRAFT = Group.Draft.class.getSimpleName();

    private final Claims claims;
    private final MongoOperations mongo;
    private final Fingerprints fingerprints;

    GroupNames(Claims claims, MongoOperations mongo, Fingerprints fingerprints) {
        this.claims = claims;
        this.mongo = mongo;
        this.fingerprints = fingerprints;
    }

    /** What no other group may have too. */
    List<String> claimsOf(SubmitGroupRegistration form) {
        List<String> unique = new ArrayList<>();
        unique.add("group-name/"
                + fingerprints.of(
                        "group-name",
                        ComparedName.of(form.profile().name()).value()
                                + "\n"
                                + ComparedName.of(form.representative().name()).value()));
        form.particulars().corporateNumber().ifPresent(number -> unique.add("corporate-number/" + number));
        return unique;
    }

    /** Takes the claims for the group, unless another holds one of them. */
    Uniqueness take(List<String> wanted, GroupId group, MunicipalityCode municipality) {
        boolean all = wanted.stream().allMatch(claim -> take(claim, group.toString(), municipality));
        return all ? Uniqueness.UNIQUE : Uniqueness.TAKEN;
    }

    /** Gives back what was taken for this form, where the group did not come to have it. */
    void settle(SubmitGroupRegistration form, GroupId group, MunicipalityCode municipality) {
        List<String> held = heldBy(group.toString()).map(Holder::claims).orElse(List.of());
        claimsOf(form).stream()
                .filter(claim -> !held.contains(claim))
                .forEach(claim -> claims.release(key(claim, municipality), group.toString()));
    }

    /** Gives up a claim of the group. */
    void release(String claim, GroupId group, MunicipalityCode municipality) {
        claims.release(key(claim, municipality), group.toString());
    }

    private boolean take(String claim, String group, MunicipalityCode municipality) {
        return claims.take(key(claim, municipality), group, holder -> stands(claim, holder))
                .equals(group);
    }

    /** Whether the holder still has what it claimed, or is about to: a draft may just be submitting it. */
    private boolean stands(String claim, String holder) {
        return heldBy(holder)
                .filter(group -> group.stage().equals(DRAFT)
                        || !WITHOUT_CLAIMS.contains(group.stage())
                                && group.claims().contains(claim))
                .isPresent();
    }

    private record Holder(String stage, List<String> claims) {}

    private Optional<Holder> heldBy(String group) {
        Query query = new Query(Criteria.where("_id").is(group));
        query.fields().include("stage.type", "stage.filing.dossier.claims");
        return Optional.ofNullable(mongo.findOne(query, Document.class, GroupConfiguration.COLLECTION))
                .map(document -> document.get("stage", Document.class))
                .map(stage -> new Holder(
                        stage.getString("type"),
                        stage.getEmbedded(List.of("filing", "dossier"), new Document())
                                .getList("claims", String.class, List.of())));
    }

    private static String key(String claim, MunicipalityCode municipality) {
        return municipality + "/" + claim;
    }
}
