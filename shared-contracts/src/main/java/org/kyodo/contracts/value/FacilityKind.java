package org.kyodo.contracts.value;

/** What kind of base 拠点 it is (000:L39–99; 001:L803, L812; 004:L180). */
public enum FacilityKind {
    /** 市民活動支援センター・市民活動交流センター. */
    SUPPORT_CENTRE,
    /** 市民交流サロン. */
    SALON,
    /** 市民サービスセンター. */
    SERVICE_CENTRE,
    /** 地域交流センター. */
    AREA_CENTRE,
    /** コミュニティ施設. */
    COMMUNITY_FACILITY,
    /** コミュニティルーム. */
    COMMUNITY_ROOM,
    /** ボランティアセンター. */
    VOLUNTEER_CENTRE,
    /** その他の施設. */
    OTHER
}
