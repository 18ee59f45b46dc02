# review: draft
# The value says 您, .casual says 你, as young shops do; 亲 is left to the marketplaces. 先生 and 女士 only as declared.

salutation = { $name ->
        [none] 尊敬的客户，您好：
       *[other] { PERSON($name, form: "surname") ->
            [none] 尊敬的客户{ PERSON($name) }，您好：
           *[other] { $gender ->
                [female] 尊敬的{ PERSON($name, form: "surname") }女士，您好：
                [male] 尊敬的{ PERSON($name, form: "surname") }先生，您好：
               *[unknown] { PERSON($name, form: "given") ->
                    [none] 尊敬的客户，您好：
                   *[other] 尊敬的客户{ PERSON($name) }，您好：
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
           *[other] 我是客服{ $agent_name }，由我为您跟进此事。
        }
       *[other] { $agent_name ->
            [none] 这里是{ $brand }客服。
           *[other] 我是{ $brand }客服{ $agent_name }，由我为您跟进此事。
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] 我是客服{ $agent_name }，这件事我来帮你跟进。
        }
       *[other] { $agent_name ->
            [none] 这里是{ $brand }客服。
           *[other] 我是{ $brand }客服{ $agent_name }，这件事我来帮你跟进。
        }
    }

empathy = { $concern ->
        [late] 关于配送，您的心情我们非常理解。
        [lost] 关于您的包裹，您的担心我们非常理解。
        [damaged] 关于商品的问题，您的心情我们非常理解。
        [wrong_item] 关于订购的商品，您的困扰我们非常理解。
        [refund] 关于退款，您的心情我们非常理解。
        [payment] 关于付款，您的担心我们非常理解。
        [customs] 关于清关，您的困扰我们非常理解。
       *[other] 您的心情我们非常理解。
    }
    .casual = { $concern ->
        [late] 关于配送，我们很理解你的心情。
        [lost] 关于你的包裹，我们很理解你的担心。
        [damaged] 关于商品的问题，我们很理解你的心情。
        [wrong_item] 关于订购的商品，我们很理解你的困扰。
        [refund] 关于退款，我们很理解你的心情。
        [payment] 关于付款，我们很理解你的担心。
        [customs] 关于清关，我们很理解你的困扰。
       *[other] 我们很理解你的心情。
    }

apology = { $level ->
        [regret] 对此我们感到抱歉。
        [sincere] 对于此事给您造成的影响，我们深表歉意。
       *[apology] 给您带来不便，我们非常抱歉。
    }
    .casual = { $level ->
        [regret] 发生这样的事，我们感到抱歉。
        [sincere] 这件事给你添了很多麻烦，我们真诚地向你道歉。
       *[apology] 给你添麻烦了，非常抱歉。
    }

cushion = { $before ->
        [refusal] 未能给您期望的答复，我们深感遗憾。
       *[request] 有一件事想请您协助。
    }
    .casual = { $before ->
        [refusal] 没能给你想要的答复，我们也很遗憾。
       *[request] 有一件事需要你帮个忙。
    }

restate = 我们对您的问题理解如下：“{ $summary }”。
    .casual = 你的问题我们是这样理解的：“{ $summary }”。

ack = 感谢您与我们联系。您{ $topic ->
        [none] {""}
       *[other] 关于“{ $topic }”
    }的消息{ $ref ->
        [none] {""}
       *[other] （编号：{ $ref }）
    }我们已经收到。
    .casual = 谢谢你联系我们。你{ $topic ->
        [none] {""}
       *[other] 关于“{ $topic }”
    }的消息{ $ref ->
        [none] {""}
       *[other] （编号：{ $ref }）
    }我们收到了。

expected_reply = 我们将在{ DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }前回复您。
    .casual = 我们会在{ DATE($due_at, pattern: "M月d日（EEE）") }{ TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }前回复你。

expected_reply_within = 我们将在{ DURATION($within) }内回复您。
    .casual = 我们会在{ DURATION($within) }内回复你。

out_of_hours = 当前为非服务时间。我们将自{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }起继续为您服务。{ $hours_text ->
        [none] {""}
       *[other] 服务时间：{ $hours_text }。
    }{ $urgent_route ->
        [none] {""}
       *[other] 如有急事，请您通过以下方式联系我们：{ $urgent_route }。
    }
    .casual = 现在不是客服的工作时间。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }起我们继续为你服务。{ $hours_text ->
        [none] {""}
       *[other] 服务时间：{ $hours_text }。
    }{ $urgent_route ->
        [none] {""}
       *[other] 有急事可以这样找到我们：{ $urgent_route }。
    }

holiday_notice = { $holiday_name ->
        [none] 节假日
       *[other] { $holiday_name }
    }期间，我们的客服休息时间为：{ LIST($dates, pattern: "M月d日（EEE）") }。我们将自{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }起继续为您服务。
    .casual = { $holiday_name ->
        [none] 节假日
       *[other] { $holiday_name }
    }期间我们的客服放假时间：{ LIST($dates, pattern: "M月d日（EEE）") }。{ DATE($opens_at, pattern: "M月d日（EEE）") }{ TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] （{ $tz_label }时间）
    }起我们继续为你服务。

stop_confirmed = { $brand }：已为您退订，今后不再向您发送{ $scope ->
        [none] 消息
        [marketing] 营销信息
       *[other] 消息
    }。{ $contact ->
        [none] {""}
       *[other] 咨询：{ $contact }
    }
    .casual = { $brand }：已帮你退订，以后不会再给你发{ $scope ->
        [none] 消息
        [marketing] 营销信息
       *[other] 消息
    }。{ $contact ->
        [none] {""}
       *[other] 咨询：{ $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = 问题的文字说明
-word-order_number = 订单号

need_info = 为了继续处理您的问题，请您提供以下信息：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 原因：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] 请您在{ DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline, pattern: "HH:mm") }前回复我们。
    }
    .casual = 为了继续帮你处理，还需要你提供这些信息：{ WORDS($fields) }。{ $why ->
        [none] {""}
       *[other] 原因：{ $why }。
    }{ $deadline ->
        [none] {""}
       *[other] 请在{ DATE($deadline, pattern: "M月d日（EEE）") }{ TIME($deadline, pattern: "HH:mm") }前回复我们。
    }

# 开斋节, 哈芝节 and 屠妖节 as they are called in Singapore and Malaysia.
feast_greeting = { $feast ->
        [new_year] 祝您元旦快乐，万事如意。
        [lunar_new_year] 祝您新春快乐，阖家幸福。
        [eid_al_fitr] 祝您开斋节快乐。
        [eid_al_adha] 祝您哈芝节快乐。
        [diwali] 祝您屠妖节快乐。
        [christmas] 祝您圣诞快乐。
        [mid_autumn] 祝您中秋快乐，阖家团圆。
       *[other] 祝您平安健康。
    }
    .casual = { $feast ->
        [new_year] 祝你元旦快乐，新的一年一切顺利！
        [lunar_new_year] 祝你新春快乐，全家幸福！
        [eid_al_fitr] 祝你开斋节快乐！
        [eid_al_adha] 祝你哈芝节快乐！
        [diwali] 祝你屠妖节快乐！
        [christmas] 祝你圣诞快乐！
        [mid_autumn] 祝你中秋快乐，全家团圆！
       *[other] 祝你平安健康！
    }

signature =
    感谢您的支持。
    { $brand } 客户服务{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （工号：{ $staff_number }）
        }
    }
    .casual =
    谢谢你的支持。
    { $brand } 客服{ $agent_name ->
        [none] 团队
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] （工号：{ $staff_number }）
        }
    }
