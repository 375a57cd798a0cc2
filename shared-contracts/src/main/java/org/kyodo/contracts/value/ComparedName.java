package org.kyodo.contracts.value;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is compared with others 同一名称の判定 (K-GR-7) and searched for: width, case, spaces and what is invisible make no other name
 * ({@link Text#compared}), and neither do old forms of characters 旧字体, as names have them beside the new ones, small ヶ and dashes for 長音.
 */
public record ComparedName(String value) {
    /** Each pair: the old form or variant, then the form in common use. */
    private static final String PAIRS = """
            澤沢 邊辺 邉辺 髙高 﨑崎 嵜崎 碕崎 廣広 國国 圀国 齋斎 齊斉 齎斎 濱浜 濵浜 眞真 德徳 惠恵 應応 學学 會会 區区 縣県 圓円 團団 圖図 \
            榮栄 營営 衞衛 櫻桜 奧奥 橫横 龜亀 瀧滝 龍竜 澁渋 淺浅 舊旧 壽寿 嶋島 嶌島 條条 與与 爲為 實実 寶宝 寫写 尙尚 峯峰 巖巌 嚴厳 廳庁 \
            彌弥 恆恒 戀恋 擔担 據拠 敎教 數数 晉晋 曉暁 曾曽 來来 樂楽 樣様 檢検 權権 歐欧 歸帰 殘残 氣気 涉渉 淸清 渴渇 溪渓 滿満 濟済 燈灯 \
            爐炉 獨独 畫画 當当 發発 盡尽 禮礼 稱称 穗穂 竝並 緖緒 續続 總総 聲声 聽聴 舍舎 莊荘 萬万 藏蔵 藝芸 處処 號号 覺覚 覽覧 觀観 譯訳 \
            讀読 變変 豐豊 賴頼 踐践 轉転 辨弁 辯弁 瓣弁 遙遥 邨村 鄕郷 醫医 釋釈 鐵鉄 關関 陷陥 雜雑 靈霊 靜静 顯顕 飜翻 驛駅 驗験 鷄鶏 鹽塩 \
            麥麦 黃黄 點点 黨党 齒歯 槇槙 冨富 槗橋 舘館 桒桑 籔薮 藪薮 莵兎 渕淵 渊淵 凛凜 祢禰 亞亜 惡悪 壓圧 圍囲 壹壱 隱隠 悅悦 閱閲 緣縁 \
            艷艶 毆殴 溫温 穩穏 假仮 價価 壞壊 懷懐 繪絵 擴拡 殼殻 嶽岳 罐缶 卷巻 勸勧 寬寛 歡歓 旣既 僞偽 戲戯 犧犠 擧挙 虛虚 峽峡 挾挟 狹狭 \
            驅駆 勳勲 薰薫 徑径 莖茎 揭掲 經経 螢蛍 輕軽 繼継 擊撃 缺欠 硏研 儉倹 劍剣 險険 圈圏 獻献 戶戸 吳呉 娛娯 效効 鑛鉱 黑黒 碎砕 劑剤 \
            册冊 參参 慘惨 棧桟 蠶蚕 贊賛 絲糸 兒児 辭辞 濕湿 收収 從従 獸獣 縱縦 肅粛 敍叙 將将 燒焼 奬奨 狀状 乘乗 淨浄 剩剰 疊畳 繩縄 壤壌 \
            孃嬢 讓譲 釀醸 觸触 囑嘱 寢寝 愼慎 粹粋 醉酔 隨随 髓髄 樞枢 瀨瀬 竊窃 攝摂 專専 戰戦 錢銭 潛潜 纖繊 禪禅 雙双 壯壮 爭争 搜捜 插挿 \
            巢巣 瘦痩 裝装 騷騒 增増 臟臓 屬属 墮堕 體体 對対 帶帯 滯滞 臺台 擇択 單単 膽胆 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 徵徴 敕勅 鎭鎮 \
            遞逓 傳伝 盜盗 鬭闘 屆届 貳弐 惱悩 腦脳 霸覇 廢廃 拜拝 賣売 髮髪 拔抜 蠻蛮 祕秘 甁瓶 拂払 佛仏 倂併 步歩 襃褒 每毎 默黙 餠餅 藥薬 \
            豫予 餘余 譽誉 搖揺 謠謡 亂乱 兩両 獵猟 綠緑 淚涙 壘塁 勵励 戾戻 齡齢 勞労 樓楼 郞郎 祿禄 錄録 灣湾 靑青 彥彦 𠮷吉 栁柳 㐂喜 穐秋 \
            曻昇 薗園 靍鶴 埜野 杦杉 舩船 ヶケ ヵカ ゖけ ゕか""";

    private static final Map<Integer, Integer> NEW_FORMS = Stream.of(PAIRS.split("\\s+"))
            .collect(Collectors.toUnmodifiableMap(
                    pair -> pair.codePointAt(0), pair -> pair.codePointBefore(pair.length())));

    /** After kana whatever looks like it is the mark of a long vowel 長音, for it is typed as any of these. */
    private static final Pattern LONG_VOWEL =
            Pattern.compile("(?<=[\\u3041-\\u3096\\u30A1-\\u30FC])[-\\u2010-\\u2015\\u2043\\u2212\\u2500\\u2501]");

    public static ComparedName of(String name) {
        String compared = Text.compared(name)
                .codePoints()
                .map(codePoint -> NEW_FORMS.getOrDefault(codePoint, codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new ComparedName(LONG_VOWEL.matcher(compared).replaceAll("ー"));
    }
}
