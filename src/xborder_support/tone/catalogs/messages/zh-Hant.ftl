# review: draft
# The value says 您, .casual says 你. Read in Taiwan, Hong Kong and Macao: only words that all of them use (女士, not 小姐).
# 先生 and 女士 only as declared.

salutation = { $name ->
        [none] 親愛的顧客，您好：
       *[other] { PERSON($name, form: "surname") ->
            [none] 親愛的顧客{ PERSON($name) }，您好：
           *[other] { $gender ->
                [female] 親愛的{ PERSON($name, form: "surname") }女士，您好：
                [male] 親愛的{ PERSON($name, form: "surname") }先生，您好：
               *[unknown] { PERSON($name, form: "given") ->
                    [none] 親愛的顧客，您好：
                   *[other] 親愛的顧客{ PERSON($name) }，您好：
                }
            }
        }
    }
    .casual = { $name ->
        [none] 你好！
       *[other] { PERSON($name, form: "given") ->
            [none] 你好！
           *[other] { PERSON($name) }，你好！
        }
    }

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] 我是客服人員{ $agent_name }，由我為您處理此事。
        }
       *[other] { $agent_name ->
            [none] 這裡是{ $brand }客服中心。
           *[other] 我是{ $brand }客服人員{ $agent_name }，由我為您處理此事。
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] 我是客服{ $agent_name }，這件事由我來幫你處理。
        }
       *[other] { $agent_name ->
            [none] 這裡是{ $brand }客服。
           *[other] 我是{ $brand }客服{ $agent_name }，這件事由我來幫你處理。
        }
    }

empathy = { $concern ->
        [late] 關於配送，您的心情我們十分理解。
        [lost] 關於您的包裹，您的擔心我們十分理解。
        [damaged] 關於商品的問題，您的心情我們十分理解。
        [wrong_item] 關於訂購的商品，您的困擾我們十分理解。
        [refund] 關於退款，您的心情我們十分理解。
        [payment] 關於付款，您的擔心我們十分理解。
        [customs] 關於清關，您的困擾我們十分理解。
       *[other] 您的心情我們十分理解。
    }
    .casual = { $concern ->
        [late] 關於配送，我們很理解你的心情。
        [lost] 關於你的包裹，我們很理解你的擔心。
        [damaged] 關於商品的問題，我們很理解你的心情。
        [wrong_item] 關於訂購的商品，我們很理解你的困擾。
        [refund] 關於退款，我們很理解你的心情。
        [payment] 關於付款，我們很理解你的擔心。
        [customs] 關於清關，我們很理解你的困擾。
       *[other] 我們很理解你的心情。
    }

apology = { $level ->
        [regret] 對此我們感到抱歉。
        [sincere] 對於此事為您帶來的影響，我們深表歉意。
       *[apology] 造成您的不便，我們非常抱歉。
    }
    .casual = { $level ->
        [regret] 發生這樣的事，我們感到抱歉。
        [sincere] 這件事給你添了很多麻煩，我們真誠地向你道歉。
       *[apology] 給你添麻煩了，非常抱歉。
    }

cushion = { $before ->
        [refusal] 未能給您期望的答覆，我們深感遺憾。
       *[request] 有一件事想請您協助。
    }
    .casual = { $before ->
        [refusal] 沒能給你想要的答覆，我們也很遺憾。
       *[request] 有一件事需要你幫個忙。
    }

restate = 我們對您的問題理解如下：「{ $summary }」。
    .casual = 你的問題我們是這樣理解的：「{ $summary }」。

ack = 感謝您與我們聯絡。您{ $topic ->
        [none] {""}
       *[other] 關於「{ $topic }」
    }的訊息{ $ref ->
        [none] {""}
       *[other] （編號：{ $ref }）
    }我們已經收到。
    .casual = 謝謝你聯絡我們。你{ $topic ->
        [none] {""}
       *[other] 關於「{ $topic }」
    }的訊息{ $ref ->
        [none] {""}
       *[other] （編號：{ $ref }）
    }我們收到了。

expected_reply = 我們將於{ DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }前回覆您。
    .casual = 我們會在{ DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }前回覆你。

expected_reply_within = 我們將在{" "}{ DURATION($within) }內回覆您。
    .casual = 我們會在{" "}{ DURATION($within) }內回覆你。

out_of_hours = 目前為非服務時間。我們將自{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }起繼續為您服務。{ $hours_text ->
        [none] {""}
       *[other] 服務時間：{ $hours_text }。
    }{ $urgent_route ->
        [none] {""}
       *[other] 如有急事，請您透過以下方式聯絡我們：{ $urgent_route }。
    }
    .casual = 現在不是客服的服務時間。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }起我們繼續為你服務。{ $hours_text ->
        [none] {""}
       *[other] 服務時間：{ $hours_text }。
    }{ $urgent_route ->
        [none] {""}
       *[other] 有急事可以這樣找到我們：{ $urgent_route }。
    }

holiday_notice = { $holiday_name ->
        [none] 假期
       *[other] { $holiday_name }
    }期間，我們的客服休息時間為：{ LIST($dates, pattern: "M月d日（EEE）") }。我們將自{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }起繼續為您服務。
    .casual = { $holiday_name ->
        [none] 假期
       *[other] { $holiday_name }
    }期間我們的客服放假時間：{ LIST($dates, pattern: "M月d日（EEE）") }。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }起我們繼續為你服務。

stop_confirmed = { $brand }：已為您取消訂閱，今後不再向您傳送{ $scope ->
        [none] 訊息
        [marketing] 廣告訊息
       *[other] 訊息
    }。{ $contact ->
        [none] {""}
       *[other] 聯絡方式：{ $contact }
    }
    .casual = { $brand }：已幫你取消訂閱，以後不會再傳送{ $scope ->
        [none] 訊息
        [marketing] 廣告訊息
       *[other] 訊息
    }給你。{ $contact ->
        [none] {""}
       *[other] 聯絡方式：{ $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = 問題的文字說明
-word-order_number = 訂單編號

need_info = 為了繼續處理您的問題，請您提供以下資料：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 原因：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] 請您於{ DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline, pattern: "HH:mm") }前回覆我們。
    }
    .casual = 為了繼續幫你處理，還需要你提供這些資料：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 原因：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] 請在{ DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline, pattern: "HH:mm") }前回覆我們。
    }

feast_greeting = { $feast ->
        [new_year] 祝您元旦快樂，萬事如意。
        [lunar_new_year] 祝您新春快樂，闔家平安。
        [christmas] 祝您聖誕快樂。
        [easter] 祝您復活節快樂。
        [mid_autumn] 祝您中秋快樂，闔家團圓。
       *[other] 祝您平安健康。
    }
    .casual = { $feast ->
        [new_year] 祝你元旦快樂，新的一年一切順利！
        [lunar_new_year] 祝你新春快樂，全家平安！
        [christmas] 祝你聖誕快樂！
        [easter] 祝你復活節快樂！
        [mid_autumn] 祝你中秋快樂，全家團圓！
       *[other] 祝你平安健康！
    }

signature =
    感謝您的支持。
    { $brand } 客戶服務{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （員工編號：{ $staff_number }）
        }
    }
    .casual =
    謝謝你的支持。
    { $brand } 客服{ $agent_name ->
        [none] 團隊
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （員工編號：{ $staff_number }）
        }
    }
