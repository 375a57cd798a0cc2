package org.kyodo.registry.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ComparedName;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
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
    private static final Set<String> WITHOUT_CLAIMS = Stream.of(
                    Group.Lapsed.class,
                    Group.Refused.class,
                    Group.Expired.class,
                    Group.Dissolved.class,
                    Group.Withdrawn.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private static final String COUNCIL = "area-council/";

    /** What says as what a group is incorporated 法人格, before its name or behind it, written out or in brackets: it makes no other name. */
    private static final Pattern LEGAL_FORM =
            Pattern.compile("[(]?(認定|認)?(特定非営利活動法人|npo法人|特非法人)[)]?|[(](認定|認)?(特非|npo)[)]|^npo(?=.)|"
                    + "[(]?(一般|公益)(社団法人|財団法人)[)]?|(一般|公益)?[(](社|財)[)]|社団法人|財団法人|社会福祉法人|学校法人|医療法人|宗教法人|"
                    + "労働者協同組合|株式会社|有限会社|合同会社|合資会社|合名会社|認可地縁団体|任意団体|"
                    + "[(](一社|公社|一財|公財|社福|福|学|医|宗|労協|株|有|同|合|資|名)[)]");

    /** The same in kana. */
    private static final Pattern LEGAL_FORM_KANA =
            Pattern.compile("(ニンテイ)?(トクテイヒエイリカツドウホウジン|エヌピーオーホウジン|npoホウジン)|^(エヌピーオー|npo)(?=.)|"
                    + "(イッパン|コウエキ)?(シャダンホウジン|ザイダンホウジン)|シャカイフクシホウジン|ガッコウホウジン|イリョウホウジン|シュウキョウホウジン|"
                    + "ロウドウシャキョウドウクミアイ|カブシキ[カガ]イシャ|ユウゲン[カガ]イシャ|ゴウドウ[カガ]イシャ|ゴウシ[カガ]イシャ|ゴウメイ[カガ]イシャ|"
                    + "ニンカチエンダンタイ|ニンイダンタイ");

    /** Kana that are read alike, or that some write small and others do not. */
    private static final String READ_ALIKE = "ァアィイゥウェエォオッツャヤュユョヨヮワヂジヅズヲオヰイヱエ";

    private static final String DRAFT = Group.Draft.class.getSimpleName();

    private final Claims claims;
    private final MongoOperations mongo;
    private final Fingerprints fingerprints;

    GroupNames(Claims claims, MongoOperations mongo, Fingerprints fingerprints) {
        this.claims = claims;
        this.mongo = mongo;
        this.fingerprints = fingerprints;
    }

    /** What no other group may have too (K-GR-1, K-GR-7). */
    List<String> claimsOf(CardGiven card, Optional<Representative> representative) {
        return claimsOf(
                card.name(), card.nameKana(), card.corporateNumber(), card.groupType(), card.areas(), representative);
    }

    List<String> claimsOf(GroupCard card, Optional<Representative> representative) {
        return claimsOf(
                card.name(), card.nameKana(), card.corporateNumber(), card.groupType(), card.areas(), representative);
    }

    private List<String> claimsOf(
            String name,
            Optional<String> kana,
            Optional<CorporateNumber> number,
            GroupType type,
            List<AreaCode> areas,
            Optional<Representative> representative) {
        String person = representative
                .map(there -> ComparedName.of(there.name()).value())
                .orElse("");
        List<String> unique = new ArrayList<>();
        unique.add(Dossier.NAME + fingerprints.of("group-name", bare(name, LEGAL_FORM) + "\n" + person));
        kana.ifPresent(reading -> unique.add(Dossier.KANA
                + fingerprints.of("group-kana", read(bare(katakana(reading), LEGAL_FORM_KANA)) + "\n" + person)));
        number.ifPresent(digits -> unique.add("corporate-number/" + digits));
        if (type == GroupType.AREA_COUNCIL) {
            areas.forEach(area -> unique.add(COUNCIL + area));
        }
        return unique;
    }

    /** A name as it is compared, without the legal form and punctuation; of a name that is nothing else, that. */
    private static String bare(String name, Pattern legalForm) {
        String compared = ComparedName.of(name).value();
        String without = lettersOf(legalForm.matcher(compared).replaceAll(""));
        return without.isEmpty() ? compared : without;
    }

    private static String lettersOf(String text) {
        return mapped(text.codePoints().filter(Character::isLetterOrDigit));
    }

    /** A reading is the same in hiragana. */
    private static String katakana(String reading) {
        return mapped(reading.codePoints()
                .map(codePoint -> codePoint >= 'ぁ' && codePoint <= 'ゖ' ? codePoint - 'ぁ' + 'ァ' : codePoint));
    }

    private static String read(String katakana) {
        return mapped(katakana.codePoints().map(codePoint -> {
            int at = READ_ALIKE.indexOf(codePoint);
            return at >= 0 && at % 2 == 0 ? READ_ALIKE.charAt(at + 1) : codePoint;
        }));
    }

    private static String mapped(IntStream codePoints) {
        return codePoints
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Takes the claims for the group, but those that another holds: the municipality may not ask that they are its own. */
    Uniqueness take(List<String> wanted, GroupId group, MunicipalityCode municipality) {
        List<String> held = wanted.stream()
                .filter(claim -> !take(claim, group.toString(), municipality))
                .toList();
        return new Uniqueness(
                held.stream().anyMatch(claim -> !claim.startsWith(COUNCIL)),
                held.stream().anyMatch(claim -> claim.startsWith(COUNCIL)));
    }

    /** Gives back what was taken for this form, where the group did not come to have it. */
    void settle(SubmitGroupRegistration form, GroupId group, MunicipalityCode municipality) {
        List<String> held = heldBy(group.toString()).map(Holder::claims).orElse(List.of());
        claimsOf(form.card(), form.representative()).stream()
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
