package org.kyodo.presets;

import org.kyodo.contracts.value.Word;

/**
 * What the municipality calls the things everybody sees 用語: Yamagata says 共創 where others say 協働.
 *
 * @param collaboration 協働
 * @param project 協働事業
 * @param officer 協働推進員
 * @param group 市民活動団体
 * @param registration 登録
 * @param consultation 相談窓口
 * @param meeting 話し合いの場
 * @param agreement 協定書
 * @param hearing 意見聴取
 */
public record Words(
        Label collaboration,
        Label project,
        Label officer,
        Label group,
        Label registration,
        Label consultation,
        Label meeting,
        Label agreement,
        Label hearing) {
    /** The word as texts say it. */
    Label of(Word word) {
        return switch (word) {
            case COLLABORATION -> collaboration;
            case OFFICER -> officer;
            case REGISTRATION -> registration;
            case CONSULTATION -> consultation;
            case MEETING -> meeting;
            case AGREEMENT -> agreement;
        };
    }
}
