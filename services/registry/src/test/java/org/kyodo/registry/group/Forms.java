package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;

/** Filled-in forms for tests; all people and groups are invented. */
final class Forms {
    static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final ExclusionDeclaration CLEAN = new ExclusionDeclaration(false, false, false, false, false, true);

    private Forms() {}

    /** E1: 一の坂川ほたる見守り隊. */
    static SubmitGroupRegistration fireflies() {
        return new SubmitGroupRegistration(
                "一の坂川ほたる見守り隊",
                "イチノサカガワホタルミマモリタイ",
                GroupType.CITIZEN_ACTIVITY,
                LocalDate.of(2015, 6, 1),
                12,
                true,
                List.of(ActivityField.ENVIRONMENT, ActivityField.COMMUNITY_BUILDING),
                List.of(AreaCode.of("大殿")),
                "一の坂川のほたるの生息環境を守り、次の世代へ引き継ぐ。",
                "ほたるの観察と記録、川の清掃（年6回）、子ども向けの観察会",
                Optional.empty(),
                Optional.of("https://hotaru.example/"),
                new Representative("藤井久美子", "フジイクミコ", "代表"),
                new Contact(Optional.empty(), "山口市大殿大路1番1号", "083-000-0000", "fujii@hotaru.example"),
                Optional.of(new DocumentRef("bunsho-2026-0101", SHA_256)),
                Optional.of(new DocumentRef("bunsho-2026-0102", SHA_256)),
                CLEAN,
                new PublicationConsent(true, false, false, false, false));
    }

    /** E2: 朝の体操仲間の会, for members only. */
    static SubmitGroupRegistration gymnastics() {
        SubmitGroupRegistration f = fireflies();
        return new SubmitGroupRegistration(
                "朝の体操仲間の会",
                "アサノタイソウナカマノカイ",
                GroupType.CITIZEN_ACTIVITY,
                f.foundedOn(),
                8,
                false,
                List.of(ActivityField.HEALTH_WELFARE),
                f.areas(),
                "会員相互の健康づくり、入会は会員の紹介に限る",
                "毎朝の体操",
                f.corporateNumber(),
                Optional.empty(),
                new Representative("林一郎", "ハヤシイチロウ", "会長"),
                new Contact(Optional.empty(), "山口市白石1番1号", "083-000-0001", "hayashi@taiso.example"),
                f.bylaws(),
                f.roster(),
                CLEAN,
                new PublicationConsent(false, false, false, false, false));
    }

    static SubmitGroupRegistration members(SubmitGroupRegistration f, int count) {
        return with(f, count, f.groupType(), f.areas(), f.bylaws(), f.declaration());
    }

    static SubmitGroupRegistration type(SubmitGroupRegistration f, GroupType type) {
        return with(f, f.memberCount(), type, f.areas(), f.bylaws(), f.declaration());
    }

    static SubmitGroupRegistration area(SubmitGroupRegistration f, String area) {
        return with(f, f.memberCount(), f.groupType(), List.of(AreaCode.of(area)), f.bylaws(), f.declaration());
    }

    static SubmitGroupRegistration withoutBylaws(SubmitGroupRegistration f) {
        return with(f, f.memberCount(), f.groupType(), f.areas(), Optional.empty(), f.declaration());
    }

    static SubmitGroupRegistration declaring(SubmitGroupRegistration f, UnaryOperator<ExclusionDeclaration> change) {
        return with(f, f.memberCount(), f.groupType(), f.areas(), f.bylaws(), change.apply(f.declaration()));
    }

    private static SubmitGroupRegistration with(
            SubmitGroupRegistration f,
            int memberCount,
            GroupType groupType,
            List<AreaCode> areas,
            Optional<DocumentRef> bylaws,
            ExclusionDeclaration declaration) {
        return new SubmitGroupRegistration(
                f.name(),
                f.nameKana(),
                groupType,
                f.foundedOn(),
                memberCount,
                f.membershipOpen(),
                f.fields(),
                areas,
                f.purpose(),
                f.activities(),
                f.corporateNumber(),
                f.website(),
                f.representative(),
                f.contact(),
                bylaws,
                f.roster(),
                declaration,
                f.publicationConsent());
    }
}
