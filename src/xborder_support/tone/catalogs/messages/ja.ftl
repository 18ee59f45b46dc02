# review: confident
# The value is 尊敬語・謙譲語, .casual is です・ます. Neither says あなた.
# Without a name the customer is お客様, as on an envelope.

salutation = { $name ->
        [none] お客様
       *[other] { PERSON($name, form: "surname") }様
    }
    .casual = { $name ->
        [none] お客様
       *[other] { PERSON($name, form: "surname") }さま
    }

# Mail begins so at any hour: おはようございます is for those who meet.
opening = お世話になっております。{ $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] カスタマーサポートの{ $agent_name }でございます。
        }
       *[other] { $brand } カスタマーサポート{ $agent_name ->
            [none] {""}
           *[other] の{ $agent_name }
        }でございます。
    }
    .casual = お世話になっております。{ $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] カスタマーサポートの{ $agent_name }です。
        }
       *[other] { $brand } カスタマーサポート{ $agent_name ->
            [none] {""}
           *[other] の{ $agent_name }
        }です。
    }

empathy = { $concern ->
        [late] お届けの件で、ご心配のことと存じます。
        [lost] お荷物の件で、ご不安のことと存じます。
        [damaged] 商品の件で、お困りのことと存じます。
        [wrong_item] ご注文の商品の件で、お困りのことと存じます。
        [refund] ご返金の件で、ご心配のことと存じます。
        [payment] お支払いの件で、ご不安のことと存じます。
        [customs] 通関の件で、ご心配のことと存じます。
       *[other] お困りのことと存じます。
    }
    .casual = { $concern ->
        [late] お届けの件、ご心配ですよね。
        [lost] お荷物の件、ご不安ですよね。
        [damaged] 商品の件、お困りですよね。
        [wrong_item] ご注文の商品の件、お困りですよね。
        [refund] ご返金の件、ご心配ですよね。
        [payment] お支払いの件、ご不安ですよね。
        [customs] 通関の件、ご心配ですよね。
       *[other] お困りですよね。
    }

apology = { $level ->
        [regret] お手数をおかけし、恐れ入ります。
        [sincere] このたびは多大なるご迷惑をおかけし、深くお詫び申し上げます。
       *[apology] ご迷惑をおかけし、誠に申し訳ございません。
    }
    .casual = { $level ->
        [regret] お手数をおかけします。
        [sincere] このたびは大変なご迷惑をおかけし、本当に申し訳ありません。
       *[apology] ご迷惑をおかけして申し訳ありません。
    }

cushion = { $before ->
        [refusal] ご希望に沿えず、誠に心苦しく存じます。
       *[request] お手数をおかけいたしますが、ご協力をお願い申し上げます。
    }
    .casual = { $before ->
        [refusal] ご希望に沿えず、心苦しいです。
       *[request] お手数ですが、ご協力をお願いします。
    }

restate = お問い合わせの内容を、次のとおり確認いたしました：「{ $summary }」。
    .casual = お問い合わせの内容は、「{ $summary }」ですね。

ack = このたびはお問い合わせいただき、誠にありがとうございます。{ $topic ->
        [none] ご連絡の内容
       *[other] 「{ $topic }」に関するお問い合わせ
    }{ $ref ->
        [none] {""}
       *[other] （{ $ref }）
    }を確かに承りました。
    .casual = お問い合わせありがとうございます。{ $topic ->
        [none] ご連絡の内容
       *[other] 「{ $topic }」についてのお問い合わせ
    }{ $ref ->
        [none] {""}
       *[other] （{ $ref }）
    }を受け付けました。

expected_reply = { DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }までに、担当者よりご返信申し上げます。
    .casual = { DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }までにお返事します。

expected_reply_within = { DURATION($within) }以内に、担当者よりご返信申し上げます。
    .casual = { DURATION($within) }以内にお返事します。

out_of_hours = ただいま営業時間外でございます。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }より対応いたします。{ $hours_text ->
        [none] {""}
       *[other] 営業時間は{ $hours_text }でございます。
    }{ $urgent_route ->
        [none] {""}
       *[other] お急ぎの場合は、{ $urgent_route }までご連絡くださいますようお願いいたします。
    }
    .casual = ただいま営業時間外です。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }から対応します。{ $hours_text ->
        [none] {""}
       *[other] 営業時間は{ $hours_text }です。
    }{ $urgent_route ->
        [none] {""}
       *[other] お急ぎの場合は、{ $urgent_route }までご連絡ください。
    }

holiday_notice = { $holiday_name ->
        [none] 誠に勝手ながら、
       *[other] { $holiday_name }のため、
    }{ LIST($dates, pattern: "M月d日（EEE）") }は休業いたします。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }より営業いたします。
    .casual = { $holiday_name ->
        [none] {""}
       *[other] { $holiday_name }のため、
    }{ LIST($dates, pattern: "M月d日（EEE）") }はお休みです。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }時間）
    }から営業します。

stop_confirmed = { $brand }：{ $scope ->
        [none] 配信停止を承りました。今後、メッセージをお送りすることはございません。
        [marketing] 広告の配信停止を承りました。今後、広告をお送りすることはございません。
       *[other] 配信停止を承りました。今後、メッセージをお送りすることはございません。
    }{ $contact ->
        [none] {""}
       *[other] お問い合わせ：{ $contact }
    }
    .casual = { $brand }：{ $scope ->
        [none] 配信を停止しました。今後メッセージはお送りしません。
        [marketing] 広告の配信を停止しました。今後広告はお送りしません。
       *[other] 配信を停止しました。今後メッセージはお送りしません。
    }{ $contact ->
        [none] {""}
       *[other] お問い合わせ：{ $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = ご用件の内容（文章）
-word-order_number = ご注文番号

need_info = お手続きを進めるにあたり、恐れ入りますが、次の内容をお知らせくださいますようお願いいたします：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 理由：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] { DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline) }までにご返信をお願い申し上げます。
    }
    .casual = お手続きを進めますので、次の内容を教えてください：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 理由：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] { DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline) }までにお返事をお願いします。
    }

# Nobody is congratulated on the new year: the household may be in mourning.
feast_greeting = { $feast ->
        [new_year] 旧年中は格別のご愛顧を賜り、誠にありがとうございました。本年もよろしくお願い申し上げます。
       *[other] 皆様のご健康とご多幸をお祈り申し上げます。
    }
    .casual = { $feast ->
        [new_year] 昨年はありがとうございました。今年もよろしくお願いします。
       *[other] 皆さんのご健康をお祈りしています。
    }

signature =
    今後ともよろしくお願いいたします。
    { $brand } カスタマーサポート{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （社員番号：{ $staff_number }）
        }
    }
    .casual =
    よろしくお願いします。
    { $brand } カスタマーサポート{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （社員番号：{ $staff_number }）
        }
    }
