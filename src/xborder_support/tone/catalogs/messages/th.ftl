# review: draft
# The value is written Thai (เรียน, ท่าน, โปรด) and needs no ครับ or ค่ะ, as nobody knows who signs. .casual is the voice of a shop and says ค่ะ.
# Sentences are parted by a space.

salutation = { $name ->
        [none] เรียน ท่านลูกค้า
       *[other] เรียน คุณ{ PERSON($name, form: "given") }
    }
    .casual = { $name ->
        [none] สวัสดีค่ะ คุณลูกค้า
       *[other] สวัสดีค่ะ คุณ{ PERSON($name, form: "given") }
    }

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] เจ้าหน้าที่ { $agent_name } เป็นผู้ดูแลเรื่องนี้ให้ท่าน
        }
       *[other] { $agent_name ->
            [none] เราติดต่อจากฝ่ายบริการลูกค้า { $brand }
           *[other] เราติดต่อจากฝ่ายบริการลูกค้า { $brand } โดยมีเจ้าหน้าที่ { $agent_name } เป็นผู้ดูแลเรื่องนี้ให้ท่าน
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] { $agent_name } ดูแลเรื่องนี้ให้ค่ะ
        }
       *[other] { $agent_name ->
            [none] จากทีมงาน { $brand } นะคะ
           *[other] จากทีมงาน { $brand } นะคะ { $agent_name } ดูแลเรื่องนี้ให้ค่ะ
        }
    }

empathy = { $concern ->
        [late] เราเข้าใจความกังวลของท่านเกี่ยวกับการจัดส่งสินค้า
        [lost] เราเข้าใจความกังวลของท่านเกี่ยวกับพัสดุ
        [damaged] เราเข้าใจความกังวลของท่านเกี่ยวกับสินค้า
        [wrong_item] เราเข้าใจความกังวลของท่านเกี่ยวกับรายการสินค้าที่สั่งซื้อ
        [refund] เราเข้าใจความกังวลของท่านเกี่ยวกับการคืนเงิน
        [payment] เราเข้าใจความกังวลของท่านเกี่ยวกับการชำระเงิน
        [customs] เราเข้าใจความกังวลของท่านเกี่ยวกับขั้นตอนทางศุลกากร
       *[other] เราเข้าใจดีว่าเรื่องนี้สำคัญสำหรับท่าน
    }
    .casual = { $concern ->
        [late] เข้าใจเลยค่ะว่ากังวลเรื่องการจัดส่ง
        [lost] เข้าใจเลยค่ะว่ากังวลเรื่องพัสดุ
        [damaged] เข้าใจเลยค่ะว่ากังวลเรื่องสินค้า
        [wrong_item] เข้าใจเลยค่ะว่ากังวลเรื่องสินค้าที่สั่ง
        [refund] เข้าใจเลยค่ะว่ากังวลเรื่องเงินคืน
        [payment] เข้าใจเลยค่ะว่ากังวลเรื่องการชำระเงิน
        [customs] เข้าใจเลยค่ะว่ากังวลเรื่องศุลกากร
       *[other] เข้าใจเลยค่ะว่าเรื่องนี้สำคัญ
    }

apology = { $level ->
        [regret] เราเสียใจกับเหตุการณ์ที่เกิดขึ้น
        [sincere] เราขออภัยท่านเป็นอย่างสูงสำหรับเหตุการณ์ที่เกิดขึ้น
       *[apology] เราขออภัยในความไม่สะดวก
    }
    .casual = { $level ->
        [regret] เสียใจด้วยนะคะกับเรื่องที่เกิดขึ้น
        [sincere] ทางร้านขอโทษจากใจจริงสำหรับเรื่องที่เกิดขึ้นค่ะ
       *[apology] ขอโทษในความไม่สะดวกด้วยนะคะ
    }

cushion = { $before ->
        [refusal] เราเสียใจที่ไม่อาจให้คำตอบตามที่ท่านคาดหวัง
       *[request] เราขอความร่วมมือจากท่านในเรื่องหนึ่ง
    }
    .casual = { $before ->
        [refusal] เสียดายที่ให้คำตอบอย่างที่หวังไว้ไม่ได้นะคะ
       *[request] รบกวนช่วยเรื่องหนึ่งหน่อยนะคะ
    }

restate = เราเข้าใจเรื่องที่ท่านแจ้งมาดังนี้: “{ $summary }”
    .casual = ขอทวนเรื่องที่แจ้งมานะคะ: “{ $summary }”

ack = ขอขอบคุณที่ท่านติดต่อเรา เราได้รับข้อความของท่าน{ $topic ->
        [none] { $ref ->
            [none] แล้ว
           *[other] {" "}(หมายเลขอ้างอิง { $ref }) แล้ว
        }
       *[other] เรื่อง “{ $topic }”{ $ref ->
            [none] {""}
           *[other] {" "}(หมายเลขอ้างอิง { $ref })
        } แล้ว
    }
    .casual = ขอบคุณที่ทักมานะคะ ได้รับข้อความ{ $topic ->
        [none] { $ref ->
            [none] แล้วค่ะ
           *[other] {" "}(หมายเลขอ้างอิง { $ref }) แล้วค่ะ
        }
       *[other] เรื่อง “{ $topic }”{ $ref ->
            [none] {""}
           *[other] {" "}(หมายเลขอ้างอิง { $ref })
        } แล้วค่ะ
    }

expected_reply = เราจะตอบกลับท่านภายใน{ DATE($due_at) } เวลา { TIME($due_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    }
    .casual = ทางร้านจะตอบกลับภายใน{ DATE($due_at) } เวลา { TIME($due_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    } นะคะ

expected_reply_within = เราจะตอบกลับท่านภายใน { DURATION($within) }
    .casual = ทางร้านจะตอบกลับภายใน { DURATION($within) }นะคะ

out_of_hours = ขณะนี้อยู่นอกเวลาทำการ เราจะกลับมาให้บริการท่านอีกครั้งใน{ DATE($opens_at) } เวลา { TIME($opens_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    }{ $hours_text ->
        [none] {""}
       *[other] {" "}เวลาทำการ: { $hours_text }
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}กรณีเร่งด่วน โปรดติดต่อ: { $urgent_route }
    }
    .casual = ตอนนี้อยู่นอกเวลาทำการค่ะ ทางร้านกลับมาให้บริการอีกครั้งใน{ DATE($opens_at) } เวลา { TIME($opens_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    } นะคะ{ $hours_text ->
        [none] {""}
       *[other] {" "}เวลาทำการ: { $hours_text }
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}ถ้าเร่งด่วน ติดต่อทางนี้ได้เลยค่ะ: { $urgent_route }
    }

holiday_notice = { $holiday_name ->
        [none] เนื่องในวันหยุด
       *[other] เนื่องใน{ $holiday_name }
    } ฝ่ายบริการลูกค้าหยุดทำการใน{ LIST($dates) } เราจะกลับมาให้บริการท่านอีกครั้งใน{ DATE($opens_at) } เวลา { TIME($opens_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    }
    .casual = { $holiday_name ->
        [none] ช่วงวันหยุดนี้
       *[other] ช่วง{ $holiday_name }นี้
    } ทางร้านหยุดใน{ LIST($dates) }นะคะ กลับมาให้บริการอีกครั้งใน{ DATE($opens_at) } เวลา { TIME($opens_at, pattern: "HH:mm 'น.'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(ตามเวลา { $tz_label })
    } ค่ะ

stop_confirmed = { $brand }: ดำเนินการแล้ว ท่านจะไม่ได้รับ{ $scope ->
        [none] ข้อความ
        [marketing] ข้อความโฆษณา
       *[other] ข้อความ
    }จากเราอีก{ $contact ->
        [none] {""}
       *[other] {" "}สอบถาม: { $contact }
    }
    .casual = { $brand }: ยกเลิกให้แล้วค่ะ จะไม่ส่ง{ $scope ->
        [none] ข้อความ
        [marketing] ข้อความโฆษณา
       *[other] ข้อความ
    }ไปอีกนะคะ{ $contact ->
        [none] {""}
       *[other] {" "}สอบถาม: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = รายละเอียดของเรื่องเป็นข้อความ
-word-order_number = หมายเลขคำสั่งซื้อ

need_info = เพื่อให้เราดำเนินการต่อได้ โปรดแจ้งข้อมูลต่อไปนี้: { WORDS($fields) }{ $why ->
        [none] {""}
       *[other] {" "}เหตุผล: { $why }
    }{ $deadline ->
        [none] {""}
       *[other] {" "}โปรดตอบกลับภายใน{ DATE($deadline) } เวลา { TIME($deadline, pattern: "HH:mm 'น.'") }
    }
    .casual = รบกวนส่งข้อมูลนี้ให้ทางร้านหน่อยนะคะ: { WORDS($fields) }{ $why ->
        [none] {""}
       *[other] {" "}เหตุผล: { $why }
    }{ $deadline ->
        [none] {""}
       *[other] {" "}รบกวนตอบกลับภายใน{ DATE($deadline) } เวลา { TIME($deadline, pattern: "HH:mm 'น.'") } นะคะ
    }

feast_greeting = { $feast ->
        [new_year] สวัสดีปีใหม่ ขอให้ท่านมีความสุขตลอดปี
        [lunar_new_year] สุขสันต์วันตรุษจีน ขอให้ท่านและครอบครัวมีความสุข
        [christmas] สุขสันต์วันคริสต์มาส ขอให้ท่านและครอบครัวมีความสุข
        [songkran] สวัสดีปีใหม่ไทย ขอให้ท่านมีความสุขในวันสงกรานต์
       *[other] ขอให้ท่านและครอบครัวมีความสุข
    }
    .casual = { $feast ->
        [new_year] สวัสดีปีใหม่ค่ะ ขอให้มีความสุขตลอดปีนะคะ
        [lunar_new_year] สุขสันต์วันตรุษจีนค่ะ ขอให้มีความสุขทั้งครอบครัวนะคะ
        [christmas] สุขสันต์วันคริสต์มาสค่ะ ขอให้มีความสุขทั้งครอบครัวนะคะ
        [songkran] สวัสดีปีใหม่ไทยค่ะ ขอให้มีความสุขในวันสงกรานต์นะคะ
       *[other] ขอให้มีความสุขทั้งครอบครัวนะคะ
    }

signature =
    ขอแสดงความนับถือ
    { $agent_name ->
        [none] ฝ่ายบริการลูกค้า { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}(รหัสพนักงาน { $staff_number })
            }
            ฝ่ายบริการลูกค้า { $brand }
    }
    .casual =
    ขอบคุณค่ะ
    { $agent_name ->
        [none] ทีมงาน { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}(รหัสพนักงาน { $staff_number })
            } ทีมงาน { $brand }
    }
