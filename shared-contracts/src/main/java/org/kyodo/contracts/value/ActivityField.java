package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of activity 活動分野 by its code: one of the twenty in the schedule to the NPO Act (特定非営利活動促進法 別表), such
 * as {@code ENVIRONMENT}, or one of the municipality's own, such as {@code child-rearing}. Which ones there are, its
 * settings say.
 */
public record ActivityField(
        @JsonValue @Pattern(regexp = Code.FIELD, message = "FIELD_CODE")
        String value) {
    /** The fields of the Act, in its order: 1 保健、医療又は福祉の増進 to 20 条例で定める活動. */
    public static final List<ActivityField> OF_THE_ACT = Stream.of(
                    "HEALTH_WELFARE", // 保健、医療又は福祉の増進
                    "SOCIAL_EDUCATION", // 社会教育の推進
                    "COMMUNITY_BUILDING", // まちづくりの推進
                    "TOURISM", // 観光の振興
                    "RURAL", // 農山漁村又は中山間地域の振興
                    "ARTS_CULTURE_SPORTS", // 学術、文化、芸術又はスポーツの振興
                    "ENVIRONMENT", // 環境の保全
                    "DISASTER_RELIEF", // 災害救援
                    "COMMUNITY_SAFETY", // 地域安全
                    "HUMAN_RIGHTS_PEACE", // 人権の擁護又は平和の推進
                    "INTERNATIONAL", // 国際協力
                    "GENDER_EQUALITY", // 男女共同参画社会の形成の促進
                    "CHILDREN", // 子どもの健全育成
                    "INFORMATION_SOCIETY", // 情報化社会の発展
                    "SCIENCE_TECHNOLOGY", // 科学技術の振興
                    "ECONOMY", // 経済活動の活性化
                    "EMPLOYMENT", // 職業能力の開発又は雇用機会の拡充の支援
                    "CONSUMER", // 消費者の保護
                    "INTERMEDIARY_SUPPORT", // 前各号の活動を行う団体の運営又は活動に関する連絡、助言又は援助
                    "ORDINANCE") // 条例で定める活動
            .map(ActivityField::of)
            .toList();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActivityField {
        Require.matching("field", value, Code.IS_FIELD, Wording.FIELD_CODE.of());
    }

    public static ActivityField of(String value) {
        return new ActivityField(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
