package org.kyodo.presets.spring;

import org.kyodo.presets.InvalidPreset;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start what is wrong with the settings of municipalities 自治体設定, with file and line and without a stack trace. */
final class InvalidPresetAnalyzer extends AbstractFailureAnalyzer<InvalidPreset> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPreset cause) {
        return new FailureAnalysis(
                "自治体設定に誤りがあるため起動しません。\nThe service does not start with these settings of municipalities.\n\n"
                        + cause.getMessage(),
                "上の箇所をすべて直してから起動してください。\nMend each of these places, then start again.",
                cause);
    }
}
