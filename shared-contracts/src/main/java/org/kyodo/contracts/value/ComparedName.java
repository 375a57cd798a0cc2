package org.kyodo.contracts.value;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is compared with others 同一名称の判定 (K-GR-7) and searched for: width, case, spaces and what is invisible make no other name
 * ({@link Text#compared}), and neither do old forms of characters 旧字体, as names have them beside the new ones.
 */
public record ComparedName(String value) {
    /** Each pair: the old form or variant, then the form in common use. */
    private static final String PAIRS = """
            澤沢 邊辺 邉辺 髙高 﨑崎 嵜崎 碕崎 廣広 國国 圀国 齋斎 齊斉 齎斎 濱浜 濵浜 眞真 德徳 惠恵 應応 學学 會会 區区 縣県 \
            圓円 團団 圖図 榮栄 營営 衞衛 櫻桜 奧奥 橫横 龜亀 瀧滝 龍竜 澁渋 淺浅 舊旧 壽寿 嶋島 嶌島 條条 與与 爲為 實実 寶宝 \
            寫写 尙尚 峯峰 巖巌 嚴厳 廳庁 彌弥 恆恒 戀恋 擔担 據拠 敎教 數数 晉晋 曉暁 曾曽 來来 樂楽 樣様 檢検 權権 歐欧 歸帰 \
            殘残 氣気 涉渉 淸清 渴渇 溪渓 滿満 濟済 燈灯 爐炉 獨独 畫画 當当 發発 盡尽 禮礼 稱称 穗穂 竝並 緖緒 續続 總総 聲声 \
            聽聴 舍舎 莊荘 萬万 藏蔵 藝芸 處処 號号 覺覚 覽覧 觀観 譯訳 讀読 變変 豐豊 賴頼 踐践 轉転 辨弁 辯弁 瓣弁 遙遥 \
            邨村 鄕郷 醫医 釋釈 鐵鉄 關関 陷陥 雜雑 靈霊 靜静 顯顕 飜翻 驛駅 驗験 鷄鶏 鹽塩 麥麦 黃黄 點点 黨党 齒歯 槇槙 \
            冨富 槗橋 舘館 桒桑 籔薮 藪薮 莵兎 渕淵 渊淵 凛凜 祢禰""";

    private static final Map<Integer, Integer> NEW_FORMS = Stream.of(PAIRS.split("\\s+"))
            .collect(Collectors.toUnmodifiableMap(
                    pair -> pair.codePointAt(0), pair -> pair.codePointBefore(pair.length())));

    public static ComparedName of(String name) {
        return new ComparedName(Text.compared(name)
                .codePoints()
                .map(codePoint -> NEW_FORMS.getOrDefault(codePoint, codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }
}
