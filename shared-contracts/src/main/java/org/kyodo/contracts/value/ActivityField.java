package org.kyodo.contracts.value;

/** The fields of activity 活動分野: the twenty of the schedule to the NPO Act (特定非営利活動促進法 別表). */
public enum ActivityField {
    /** 保健、医療又は福祉の増進. */
    HEALTH_WELFARE,
    /** 社会教育の推進. */
    SOCIAL_EDUCATION,
    /** まちづくりの推進. */
    COMMUNITY_BUILDING,
    /** 観光の振興. */
    TOURISM,
    /** 農山漁村又は中山間地域の振興. */
    RURAL,
    /** 学術、文化、芸術又はスポーツの振興. */
    ARTS_CULTURE_SPORTS,
    /** 環境の保全. */
    ENVIRONMENT,
    /** 災害救援. */
    DISASTER_RELIEF,
    /** 地域安全. */
    COMMUNITY_SAFETY,
    /** 人権の擁護又は平和の推進. */
    HUMAN_RIGHTS_PEACE,
    /** 国際協力. */
    INTERNATIONAL,
    /** 男女共同参画社会の形成の促進. */
    GENDER_EQUALITY,
    /** 子どもの健全育成. */
    CHILDREN,
    /** 情報化社会の発展. */
    INFORMATION_SOCIETY,
    /** 科学技術の振興. */
    SCIENCE_TECHNOLOGY,
    /** 経済活動の活性化. */
    ECONOMY,
    /** 職業能力の開発又は雇用機会の拡充の支援. */
    EMPLOYMENT,
    /** 消費者の保護. */
    CONSUMER,
    /** 前各号の活動を行う団体の運営又は活動に関する連絡、助言又は援助. */
    INTERMEDIARY_SUPPORT,
    /** 条例で定める活動. */
    ORDINANCE
}
